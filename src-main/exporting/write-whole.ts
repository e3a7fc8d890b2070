import writeFileAtomic from 'write-file-atomic'
import { ProblemError } from '@shared/ipc/result'
import { storageProblem } from '../store/storage-problem'

/** Writes a file whole or not at all. Throws `ProblemError` `storage.*`. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFileAtomic(file, typeof content === 'string' ? content : Buffer.from(content))
  } catch (error) {
    const problem = storageProblem(error, file)
    throw problem ? new ProblemError(problem, { cause: error }) : error
  }
}
