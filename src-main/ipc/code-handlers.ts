import { traceCode, type CodeTrace } from '@shared/domain/read-code'
import type { CodeTrial } from '@shared/ipc/calls-codes'
import { ProblemError } from '@shared/ipc/result'
import { checkRules } from '../codes/check-rules'
import type { CodeBook } from '../codes/code-book'
import { exportRules, importRules } from '../codes/rules-file'
import type { FileDialogs } from '../exporting/json-file'
import type { ManagerPin } from '../session/manager-pin'
import type { SettingsStore } from '../session/settings'
import type { Handlers } from './router'

export interface CodeTools {
  settings: SettingsStore
  manager: ManagerPin
  codes: CodeBook
  fileDialogs: FileDialogs
}

type CodeCalls = 'codes.get' | 'codes.set' | 'codes.try' | 'codes.export' | 'codes.import'

/** As much of a field as a screen shows. */
const SHOWN = { fields: 16, characters: 200 }

/** Calls about what a scanned code means over the connection in use. */
export function codeHandlers(tools: CodeTools): Pick<Handlers, CodeCalls> {
  const { settings, codes } = tools

  async function view() {
    const { rules, areDefault, damaged } = await codes.inForce()
    return { rules: [...rules], areDefault, damaged }
  }

  function keep(codeRules: unknown): void {
    const { mode, training, api } = settings.get()
    if (mode === 'training') settings.change({ training: { ...training, codeRules } })
    else if (mode === 'api' && api) settings.change({ api: { ...api, codeRules } })
    else throw new ProblemError({ code: 'api.notConfigured' })
  }

  return {
    'codes.get': view,
    async 'codes.set'({ rules, pin }) {
      const checked = rules === null ? null : await checkRules(rules)
      if (checked?.ok === false) return { ...(await view()), faults: checked.faults }
      await tools.manager.agree(pin)
      keep(checked?.rules)
      return { ...(await view()), faults: [] }
    },
    async 'codes.try'({ text, rules }) {
      const checked = await checkRules(rules)
      if (!checked.ok) {
        return { meaning: null, problem: null, by: null, rules: [], faults: checked.faults }
      }
      return trialOf(traceCode(text, checked.rules, checked.patterns))
    },
    async 'codes.export'({ rules }) {
      const checked = await checkRules(rules)
      if (!checked.ok) return { file: null, faults: checked.faults }
      return { file: await exportRules(checked.rules, tools.fileDialogs), faults: [] }
    },
    'codes.import': () => importRules(tools.fileDialogs),
  }
}

function trialOf({ reading, rules, by }: CodeTrace): CodeTrial {
  return {
    meaning: reading.ok ? meaningOf(reading.meaning) : null,
    problem: reading.ok ? null : reading.problem,
    by,
    rules: rules.map((one) => {
      if (one.verdict !== 'caught') return one
      const fields = one.fields
        .slice(0, SHOWN.fields)
        .map(({ name, value }) => ({ name, value: value.slice(0, SHOWN.characters) }))
      return { verdict: 'caught', fault: one.fault, fields }
    }),
    faults: [],
  }
}

function meaningOf(
  meaning: (CodeTrace['reading'] & { ok: true })['meaning'],
): NonNullable<CodeTrial['meaning']> {
  const value =
    'id' in meaning
      ? meaning.id
      : 'digits' in meaning
        ? meaning.digits
        : 'number' in meaning
          ? meaning.number
          : meaning.text
  return { kind: meaning.kind, value: value.slice(0, SHOWN.characters) }
}
