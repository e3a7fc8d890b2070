import { Html5Qrcode, Html5QrcodeSupportedFormats } from 'html5-qrcode'
import type { Decoder } from './decoder'
import { largestCode } from './decoder'
import type { FoundCode } from './decoder-messages'

/** Why there is no picture; each has its own words on the screen. */
export type CameraTrouble = 'none' | 'busy' | 'denied' | 'failed'

/** Thrown by `startCamera`. */
export class CameraError extends Error {
  constructor(
    readonly trouble: CameraTrouble,
    detail: string,
  ) {
    super(detail)
  }
}

export interface Camera {
  id: string
  label: string
}

/** A camera that shows its picture. */
export interface RunningCamera {
  id: string
  /** All cameras of this computer: known once one of them may be used. */
  cameras: readonly Camera[]
  /** Switches the lamp; null where the camera has none. */
  torch: ((on: boolean) => Promise<void>) | null
  zoom: { min: number; max: number; step: number; set(to: number): Promise<void> } | null
  stop(): Promise<void>
}

interface Wanted {
  /** The element that takes the picture; its id. */
  place: string
  /** Which camera; the one that looks away from the screen without it. */
  cameraId: string | null
  decoder: Decoder
  found(code: FoundCode): void
}

const LOOKS_PER_SECOND = 12
/** Small codes need the pixels; more than this is only slower. */
const PICTURE = { width: { ideal: 1280 }, height: { ideal: 720 } }
const TROUBLES: readonly [RegExp, CameraTrouble][] = [
  [/NotFoundError|OverconstrainedError|DevicesNotFound/, 'none'],
  [/NotReadableError|TrackStartError|AbortError/, 'busy'],
  [/NotAllowedError|SecurityError|PermissionDenied/, 'denied'],
]

/** Starts a camera and looks for codes until it is stopped. Throws `CameraError`. */
export async function startCamera({
  place,
  cameraId,
  decoder,
  found,
}: Wanted): Promise<RunningCamera> {
  giveDecoder(place, decoder, found)
  const { QR_CODE, EAN_13, CODE_128 } = Html5QrcodeSupportedFormats
  const camera = new Html5Qrcode(place, {
    formatsToSupport: [QR_CODE, EAN_13, CODE_128],
    useBarCodeDetectorIfSupported: true,
    verbose: false,
  })
  withoutOwnDecoder(camera)
  const which = cameraId === null ? { facingMode: 'environment' } : { deviceId: cameraId }
  const how = {
    fps: LOOKS_PER_SECOND,
    disableFlip: true,
    videoConstraints: { ...which, ...PICTURE },
  }
  try {
    await camera.start(which, how, () => {}, undefined)
  } catch (error) {
    const text = String(error)
    throw new CameraError(TROUBLES.find(([name]) => name.test(text))?.[1] ?? 'failed', text)
  }
  return running(camera)
}

async function running(camera: Html5Qrcode): Promise<RunningCamera> {
  const can = camera.getRunningTrackCameraCapabilities()
  const [torch, zoom] = [can.torchFeature(), can.zoomFeature()]
  const devices = await navigator.mediaDevices.enumerateDevices()
  return {
    id: camera.getRunningTrackSettings().deviceId ?? '',
    cameras: devices
      .filter(({ kind }) => kind === 'videoinput')
      .map(({ deviceId, label }) => ({ id: deviceId, label })),
    torch: torch.isSupported() ? (on) => torch.apply(on) : null,
    zoom: zoom.isSupported()
      ? {
          min: zoom.min(),
          max: zoom.max(),
          step: zoom.step() || 0.1,
          set: (to) => zoom.apply(to),
        }
      : null,
    async stop() {
      if (camera.isScanning) await camera.stop()
      camera.clear()
    },
  }
}

/**
 * The library asks a `BarcodeDetector` of the window, where there is one: it gets ours, which looks at the whole picture
 * of the camera in all its pixels (the library would hand over what fits the place on the screen) and tells what it found
 * itself, with the box.
 */
function giveDecoder(place: string, decoder: Decoder, found: (code: FoundCode) => void): void {
  class CameraDetector {
    async detect(shown: HTMLCanvasElement): Promise<never[]> {
      const video = document.querySelector<HTMLVideoElement>(`#${place} video`)
      const code = largestCode(await decoder.decode(video ?? shown))
      if (code) found(code)
      return []
    }
  }
  Object.assign(globalThis, { BarcodeDetector: CameraDetector })
}

/** Every other look would go to its own decoder, in this thread: old, slow and weak on small or blurred codes. */
function withoutOwnDecoder(camera: Html5Qrcode): void {
  const { qrcode } = camera as unknown as { qrcode: { secondaryDecoder?: unknown } }
  delete qrcode.secondaryDecoder
}
