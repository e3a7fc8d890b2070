import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import {
  CameraError,
  startCamera,
  type CameraTrouble,
  type RunningCamera,
} from '@renderer/scanning/camera'
import { createDecoder, largestCode } from '@renderer/scanning/decoder'
import { keepCamera, lastCamera } from '@renderer/scanning/last-camera'
import { createOnce } from '@renderer/scanning/once'

/** A camera that nobody holds a code to is switched off. */
const IDLE_LIMIT_MS = 60_000

export type CameraState =
  | { is: 'starting' }
  | { is: 'on' }
  | { is: 'off'; why: 'idle' | 'hidden' }
  | { is: 'trouble'; trouble: CameraTrouble }
export type PictureState = 'none' | 'reading' | 'empty' | 'bad'

// Outlives the dialog: the code that closed it may still lie before the camera when it opens again.
const isNew = createOnce()

/**
 * The camera of the scan dialog: runs while the dialog is there, the window is in front and somebody scans. `found` gets
 * each code once.
 */
export function useCamera(place: string, found: (text: string) => void) {
  const state = shallowRef<CameraState>({ is: 'starting' })
  const camera = shallowRef<RunningCamera | null>(null)
  const picture = ref<PictureState>('none')
  const decoder = createDecoder()
  let idle: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  function read(text: string): void {
    if (isNew(text, performance.now())) found(text)
  }

  async function start(cameraId = lastCamera()): Promise<void> {
    await stop()
    const mine = ++turn
    state.value = { is: 'starting' }
    try {
      const started = await startCamera({
        place,
        cameraId,
        decoder,
        found: ({ text }) => read(text),
      })
      // Closed or begun again meanwhile.
      if (mine !== turn) return await started.stop()
      camera.value = started
      state.value = { is: 'on' }
      idle = setTimeout(() => void switchOff('idle'), IDLE_LIMIT_MS)
    } catch (error) {
      if (mine !== turn) return
      const trouble = error instanceof CameraError ? error.trouble : 'failed'
      // The one that was chosen is not there any more: any other is better than none.
      if (trouble === 'none' && cameraId !== null) return start(null)
      state.value = { is: 'trouble', trouble }
    }
  }

  async function stop(): Promise<void> {
    turn++
    clearTimeout(idle)
    const running = camera.value
    camera.value = null
    await running?.stop()
  }

  async function switchOff(why: 'idle' | 'hidden'): Promise<void> {
    await stop()
    state.value = { is: 'off', why }
  }

  function choose(id: string): void {
    keepCamera(id)
    void start(id)
  }

  /** Looks for a code in a picture file. */
  async function readPicture(file: Blob): Promise<void> {
    picture.value = 'reading'
    try {
      const code = largestCode(await decoder.decode(file))
      picture.value = code ? 'none' : 'empty'
      // Somebody chose it: also when it is the code of a moment ago.
      if (code) found(code.text)
    } catch {
      picture.value = 'bad'
    }
  }

  function visibilityChanged(): void {
    if (document.hidden && state.value.is !== 'trouble') void switchOff('hidden')
    else if (!document.hidden && state.value.is === 'off') void start()
  }

  onMounted(() => {
    document.addEventListener('visibilitychange', visibilityChanged)
    void start()
  })
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', visibilityChanged)
    void stop().finally(() => decoder.close())
  })

  return { state, camera, picture, start, choose, readPicture }
}
