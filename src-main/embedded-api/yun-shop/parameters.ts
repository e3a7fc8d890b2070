import { BadParameterError } from '../inputs'

/** `name`, `name[]`, `name[3]`, `name[key]`: one level, as document 001 writes them. */
const KEY = /^([\w-]{1,64})(?:\[([\w-]{0,64})\])?$/

type Nested = Map<string, unknown>

/**
 * The parameters of a call, as PHP understands them: those of the query and those of the body, a form with brackets or JSON.
 * @throws BadParameterError for what says two things at once
 */
export function parametersOf(query: unknown, body: unknown): Record<string, unknown> {
  const asked = nested(query)
  const sent = nested(body)
  for (const [name, value] of sent) {
    const other = asked.get(name)
    // The coupon that the address names and the one that the form names: which would be saved?
    if (other !== undefined && String(other) !== String(value)) {
      throw wrong(name, '在地址和内容中各有一个值')
    }
  }
  return Object.fromEntries([...asked, ...sent])
}

function nested(given: unknown): Nested {
  if (given === null || given === undefined) return new Map()
  if (typeof given !== 'object' || Array.isArray(given)) {
    throw new BadParameterError('参数错误：须为键值形式')
  }
  const found: Nested = new Map()
  for (const [key, value] of Object.entries(given)) {
    const [, name, inner] = KEY.exec(key) ?? []
    if (name === undefined) throw wrong(key, '的写法无法识别')
    if (inner === undefined) put(found, name, value)
    else if (inner === '' || /^\d+$/.test(inner)) list(found, name, value)
    else field(found, name, inner, value)
  }
  return found
}

function put(found: Nested, name: string, value: unknown): void {
  if (found.has(name)) throw wrong(name, '重复')
  found.set(name, value)
}

function list(found: Nested, name: string, value: unknown): void {
  const before = found.get(name) ?? []
  if (!Array.isArray(before)) throw wrong(name, '重复')
  // Grown in place: a long list with numbered keys would be copied for each of them.
  for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) before.push(item)
  found.set(name, before)
}

function field(found: Nested, name: string, inner: string, value: unknown): void {
  const before = found.get(name) ?? Object.create(null)
  if (typeof before !== 'object' || Array.isArray(before)) throw wrong(name, '重复')
  found.set(name, Object.assign(before as object, { [inner]: value }))
}

function wrong(name: string, what: string): BadParameterError {
  return new BadParameterError(`参数错误：${Array.from(name).slice(0, 40).join('')} ${what}`)
}
