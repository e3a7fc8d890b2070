import type { Named } from '@shared/domain/coupon-terms'

const LINE = /^(\S{1,64}?)(?:[\s,，、]+(\S.{0,99}))?$/

/** Numbers with names as they are typed, one a line: "1024 手冲咖啡"; the name may be missing. */
export function linesOf(named: readonly Named[]): string {
  return named.map(({ id, name }) => (name === null ? id : `${id} ${name}`)).join('\n')
}

/** What the lines name, each number once; undefined where a line is none. */
export function namedOf(text: string): Named[] | undefined {
  const found = new Map<string, Named>()
  for (const line of text.split('\n')) {
    const plain = line.trim()
    if (plain === '') continue
    const [, id, name] = LINE.exec(plain) ?? []
    if (id === undefined) return undefined
    found.set(id, { id, name: name?.trim() ?? null })
  }
  return [...found.values()]
}
