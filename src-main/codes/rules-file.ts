import type { CodeFault } from '@shared/domain/code-faults'
import type { CodeRule } from '@shared/domain/code-rules'
import { CODE_FILE_KIND } from '@shared/domain/code-rules-schema'
import { exportJson, importText, type FileDialogs } from '../exporting/json-file'
import { checkRulesFile } from './check-rules'

const SUGGESTED = 'code-rules.json'
/** Fifty rules, each as long as it may be, take a third of it. */
const FILE_MAX_BYTES = 256 * 1024

/** Writes rules to a file that the user chooses. Answers its name; null when none was chosen. Throws `storage.*`. */
export const exportRules = (
  rules: readonly CodeRule[],
  dialogs: FileDialogs,
): Promise<string | null> =>
  exportJson(dialogs, SUGGESTED, { kind: CODE_FILE_KIND, version: 1, rules })

/** Reads rules from a file that the user chooses; nothing is kept of them. Throws `storage.*`. */
export async function importRules(
  dialogs: FileDialogs,
): Promise<{ file: string | null; rules: CodeRule[] | null; faults: CodeFault[] }> {
  const chosen = await importText(dialogs, FILE_MAX_BYTES)
  if (!chosen) return { file: null, rules: null, faults: [] }
  const { file, text } = chosen
  if (text === null) {
    return { file, rules: null, faults: [{ field: '', wrong: 'tooLarge', at: '' }] }
  }
  const checked = await checkRulesFile(text)
  return checked.ok
    ? { file, rules: checked.rules, faults: [] }
    : { file, rules: null, faults: checked.faults }
}
