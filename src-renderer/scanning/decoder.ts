import type { DecoderAnswer, DecoderQuestion, FoundCode } from './decoder-messages'
import DecoderWorker from './decoder.worker?worker'

/** Finds codes in pictures, beside the window's thread. */
export interface Decoder {
  /** All codes of the picture, none where there is none. Rejects when the decoder cannot run. */
  decode(picture: ImageBitmapSource): Promise<FoundCode[]>
  /** Ends it and gives its memory back; what is still asked is rejected. */
  close(): void
}

interface Waiting {
  resolve(codes: FoundCode[]): void
  reject(error: Error): void
}

/** Starts a decoder; reading its program takes it some tenths of a second. */
export function createDecoder(): Decoder {
  const worker = new DecoderWorker()
  const waiting = new Map<number, Waiting>()
  let asked = 0

  function rejectAll(why: string): void {
    for (const { reject } of waiting.values()) reject(new Error(why))
    waiting.clear()
  }

  worker.addEventListener('message', ({ data }: MessageEvent<DecoderAnswer>) => {
    const one = waiting.get(data.number)
    waiting.delete(data.number)
    if ('codes' in data) one?.resolve(data.codes)
    else one?.reject(new Error(data.failed))
  })
  worker.addEventListener('error', ({ message }) => rejectAll(message || 'the decoder failed'))

  return {
    async decode(source) {
      const picture = await createImageBitmap(source)
      return new Promise((resolve, reject) => {
        const number = ++asked
        waiting.set(number, { resolve, reject })
        worker.postMessage({ number, picture } satisfies DecoderQuestion, [picture])
      })
    },
    close() {
      worker.terminate()
      rejectAll('the decoder was closed')
    },
  }
}

/** Of several codes in one picture the one that was held closest to the camera. */
export function largestCode(codes: readonly FoundCode[]): FoundCode | null {
  const area = ({ box }: FoundCode): number => box.width * box.height
  return codes.reduce<FoundCode | null>(
    (largest, code) => (largest === null || area(code) > area(largest) ? code : largest),
    null,
  )
}
