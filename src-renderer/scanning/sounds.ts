import type { ScanAnswer } from '@shared/domain/scanner'

/** One after the other: pitch in Hz, length and the pause behind it in s. */
type Tune = readonly (readonly [pitch: number, length: number, pause: number])[]

/** Told apart without looking: up and short, one low, twice low and rough. */
const TUNES: Readonly<Record<ScanAnswer, { wave: OscillatorType; tune: Tune }>> = {
  found: {
    wave: 'sine',
    tune: [
      [880, 0.07, 0.01],
      [1_318, 0.11, 0],
    ],
  },
  none: { wave: 'triangle', tune: [[330, 0.24, 0]] },
  refused: {
    wave: 'square',
    tune: [
      [196, 0.12, 0.06],
      [196, 0.16, 0],
    ],
  },
}
/** A square wave is far louder to the ear than a sine of the same height. */
const LOUDNESS: Readonly<Record<string, number>> = { sine: 0.5, triangle: 0.55, square: 0.16 }
/** Long enough not to click where a tone begins and ends, s. */
const EDGE = 0.008

let context: AudioContext | null = null

/** Plays the tones of an answer; `volume` is 0–100. Silent where the computer has no sound. */
export function playAnswer(answer: ScanAnswer, volume: number): void {
  if (volume <= 0) return
  try {
    context ??= new AudioContext()
    // The system may have put it to sleep.
    void context.resume()
    const { wave, tune } = TUNES[answer]
    const height = (LOUDNESS[wave] ?? 0.5) * (volume / 100) ** 2 * 2
    let at = context.currentTime + EDGE
    for (const [pitch, length, pause] of tune) {
      tone(context, { wave, pitch, at, length, height: Math.min(1, height) })
      at += length + pause
    }
  } catch {
    // A computer without sound shows the mark alone.
  }
}

interface Tone {
  wave: OscillatorType
  pitch: number
  at: number
  length: number
  height: number
}

function tone(audio: AudioContext, { wave, pitch, at, length, height }: Tone): void {
  const source = audio.createOscillator()
  const gain = audio.createGain()
  source.type = wave
  source.frequency.value = pitch
  gain.gain.setValueAtTime(0, at)
  gain.gain.linearRampToValueAtTime(height, at + EDGE)
  gain.gain.setValueAtTime(height, at + length - EDGE)
  gain.gain.linearRampToValueAtTime(0, at + length)
  source.connect(gain).connect(audio.destination)
  source.start(at)
  source.stop(at + length)
}
