import type { CodeMeaning, CodeRule } from '@shared/domain/code-rules'

const usual = { name: 'r', on: true, check: 'none' } as const

export const prefix = (text: string, means: CodeMeaning = 'memberId'): CodeRule => ({
  ...usual,
  kind: 'prefix',
  prefix: text,
  means,
})

export const pattern = (text: string, means: CodeMeaning = 'memberId'): CodeRule => ({
  ...usual,
  kind: 'regex',
  pattern: text,
  means,
})

/** Looks for one parameter, or for several in their order. */
export const parameter = (
  names: string | string[],
  means: CodeMeaning = 'memberId',
  host = '',
): CodeRule => ({ ...usual, kind: 'urlParameter', parameters: [names].flat(), host, means })

export const path = (paths: string | string[], means: CodeMeaning = 'memberId'): CodeRule => ({
  ...usual,
  kind: 'jsonPath',
  paths: [paths].flat(),
  means,
})
