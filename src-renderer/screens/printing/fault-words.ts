import type { TemplateFault } from '@shared/ipc/calls-print'

/** What the language of layouts says of the usual mistakes, by the name of our own sentence; `at` where the place helps. */
const KNOWN: readonly { said: RegExp; key: string; at: boolean }[] = [
  { said: /^undefined variable: (.+)/, key: 'field', at: true },
  { said: /^undefined filter: (.+)/, key: 'filter', at: true },
  { said: /^tag "?(.+?)"? not found/, key: 'tag', at: true },
  { said: /not closed/, key: 'open', at: true },
  { said: /^invalid value expression/, key: 'value', at: true },
  { said: /^ENOENT/, key: 'file', at: true },
  { said: /^empty$/, key: 'empty', at: false },
  { said: /picture|codes$/, key: 'picture', at: false },
  { said: /limit|^too long/, key: 'much', at: false },
]

type Say = (key: string, named: Record<string, unknown>) => string

/** What is wrong with a layout, in the words of the screen; what nobody has words for is told by its place alone. */
export function faultWords(say: Say, { line, column, message }: TemplateFault): string {
  const known = KNOWN.find(({ said }) => said.test(message))
  const name = known?.said.exec(message)?.[1] ?? ''
  const why = known ? say(`printSettings.faults.${known.key}`, { name }) : ''
  const place = known?.at === false ? '' : say('printSettings.faultAt', { line, column })
  const parts = [place, why]
    .filter((words) => words !== '')
    .join(say('printSettings.faultJoin', {}))
  return say('printSettings.fault', { what: parts })
}
