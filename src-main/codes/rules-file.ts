import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { CodeFault } from '@shared/domain/code-faults'
import type { CodeRule } from '@shared/domain/code-rules'
import { CODE_FILE_KIND } from '@shared/domain/code-rules-schema'
import { ProblemError } from '@shared/ipc/result'
import { storageProblem } from '../store/storage-problem'
import { checkRulesFile } from './check-rules'

/** The system's own dialogs; null when nothing was chosen. */
export interface RulesDialogs {
  chooseToWrite(suggested: string): Promise<string | null>
  chooseToRead(): Promise<string | null>
}

const SUGGESTED = 'code-rules.json'
/** Fifty rules, each as long as it may be, take a third of it. */
const FILE_MAX_BYTES = 256 * 1024

/** Writes rules to a file that the user chooses. Answers its name; null when none was chosen. Throws `storage.*`. */
export async function exportRules(
  rules: readonly CodeRule[],
  dialogs: RulesDialogs,
): Promise<string | null> {
  const file = await dialogs.chooseToWrite(SUGGESTED)
  if (file === null) return null
  const content = { kind: CODE_FILE_KIND, version: 1, rules }
  await withProblems(file, () => writeFileAtomic(file, `${JSON.stringify(content, null, 2)}\n`))
  return basename(file)
}

/** Reads rules from a file that the user chooses; nothing is kept of them. Throws `storage.*`. */
export async function importRules(
  dialogs: RulesDialogs,
): Promise<{ file: string | null; rules: CodeRule[] | null; faults: CodeFault[] }> {
  const path = await dialogs.chooseToRead()
  if (path === null) return { file: null, rules: null, faults: [] }
  const file = basename(path)
  const text = await withProblems(path, () => contentOf(path))
  if (text === null) {
    return { file, rules: null, faults: [{ field: '', wrong: 'tooLarge', at: '' }] }
  }
  const checked = await checkRulesFile(text)
  return checked.ok
    ? { file, rules: checked.rules, faults: [] }
    : { file, rules: null, faults: checked.faults }
}

/** Null where the file is larger than any rules are. */
async function contentOf(path: string): Promise<string | null> {
  const opened = await open(path)
  try {
    // One byte more than allowed: what lies about its size is too large as well.
    const buffer = Buffer.alloc(FILE_MAX_BYTES + 1)
    const { bytesRead } = await opened.read(buffer, 0, buffer.length, 0)
    return bytesRead > FILE_MAX_BYTES ? null : buffer.toString('utf8', 0, bytesRead)
  } finally {
    await opened.close()
  }
}

async function withProblems<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const problem = storageProblem(error, path)
    throw problem ? new ProblemError(problem, { cause: error }) : error
  }
}
