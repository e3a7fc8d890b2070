// @vitest-environment happy-dom
import { problemSchema, type Problem } from '@shared/ipc/result'
import { catalogues, createAppI18n, setLanguage, type Language } from '@renderer/i18n'
import templates from '@renderer/i18n/messages/templates'
import { problemText } from '@renderer/i18n/problem-text'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const i18n = createAppI18n('zh-CN')

/** One problem of each code, its data filled with something that can be found again. */
const problems = problemSchema.options.map((option) => {
  const data = Object.entries(option.shape).map(([field, schema]) => {
    if (field === 'code') return [field, (schema as z.ZodLiteral).value]
    if (schema instanceof z.ZodArray) return [field, []]
    if (schema instanceof z.ZodEnum) return [field, schema.options[0]]
    return [field, schema instanceof z.ZodString ? `<${field}>` : 37]
  })
  return problemSchema.parse(Object.fromEntries(data))
})

function say(problem: Problem): string {
  return problemText((key, named) => i18n.global.t(key, named), problem)
}

describe.each<Language>(['zh-CN', 'en'])('the sentences of every problem in %s', (language) => {
  it.each(problems.map((problem) => [problem.code, problem] as const))('%s', (code, problem) => {
    setLanguage(language)
    const text = say(problem)
    expect(text).not.toContain(`problem.${code}`)
    expect(text).not.toMatch(/[{}]/)
    // Breaches and what lets them pass have sentences of their own.
    const said = Object.entries(problem).filter(
      ([field]) => !['code', 'breaches', 'way', 'right', 'call'].includes(field),
    )
    for (const [, value] of said) expect(text).toContain(String(value))
    // What happened, then what to do next.
    expect(
      text.match(language === 'en' ? /[.;](?= |$)/g : /[。；]|，(?=没有|已)/g)?.length,
    ).toBeGreaterThanOrEqual(2)
    if (language === 'en') expect(text).not.toMatch(/\p{Script=Han}/u)
  })
})

function leaves(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value as object, `${path}${key}.`),
  )
}

describe('the catalogues', () => {
  // Those of screens that load later stand beside them.
  const zh = new Map(leaves({ ...catalogues['zh-CN'], templates: templates['zh-CN'] }))
  const en = new Map(leaves({ ...catalogues.en, templates: templates.en }))

  it('have the same keys', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort())
  })

  it('name the same data in both languages', () => {
    const names = (text = ''): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
    const unlike = [...zh].filter(
      ([key, text]) => !names(text).every((name) => en.get(key)?.includes(name)),
    )
    expect(unlike).toEqual([])
  })
})
