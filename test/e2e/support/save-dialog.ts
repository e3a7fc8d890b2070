import type { Terminal } from './terminal'

/** Answers the system's own save dialog, which no test can press, from now on; null is somebody who cancels it. */
export async function saveTo({ app }: Pick<Terminal, 'app'>, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' })
  }, file)
}
