import { isDay, wallClock } from '@shared/domain/calendar'
import { parseYuan, WHOLE_PRICE, type Fen } from '@shared/domain/money'
import { toDayNumber, type DayNumber } from '../days'
import type { NamedRow } from '../store/template-rows'

/** A field that cannot be saved: which, and what to do about it. */
export interface FieldProblem {
  field: string
  message: string
}

/** How a field is called: on the screen and on the wire. */
export interface FieldName {
  label: string
  field: string
}

const ID = /^[1-9]\d{0,14}$/
const MAX_LISTED = 500
const MAX_NAME = 100
// An SQL engine may take NUL for the end of a text; no control character belongs into a name.
const CONTROL = /[\u0000-\u001f\u007f]/
const WRITTEN_DAY = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2})(?::(\d{2}))?)?$/

/**
 * Reads what a form says of a template, field by field. A field that is missing stays as it was; one that makes no sense
 * is noted with a sentence that says what to enter, and stays as it was too: all problems come in one answer.
 */
export class FieldReader {
  readonly problems: FieldProblem[] = []

  constructor(private readonly timeZone: string) {}

  /** Notes that a field cannot stay so; the first word on a field is the last. */
  note({ label, field }: FieldName, advice: string): void {
    if (this.problems.some((problem) => problem.field === field)) return
    this.problems.push({ field, message: `「${label}」${advice}` })
  }

  /** A line of text that must not be empty. */
  title(name: FieldName, value: unknown, before: string, max: number): string {
    if (value === undefined) return before
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
    if (text !== '' && Array.from(text).length <= max && !CONTROL.test(text)) return text
    this.note(name, `须填写 1 到 ${max} 个字，不能含换行等控制字符`)
    return before
  }

  /** A whole number; an empty field means `empty`. */
  whole(
    name: FieldName,
    value: unknown,
    before: number,
    { min, max, empty }: { min: number; max: number; empty?: number },
  ): number {
    if (value === undefined) return before
    if (value === '' && empty !== undefined) return empty
    const number = /^-?\d{1,9}$/.test(textOf(value)) ? Number(textOf(value)) : NaN
    if (number >= min && number <= max) return number
    this.note(name, `须为 ${min} 到 ${max} 的整数`)
    return before
  }

  /** One of a few numbers. */
  choice(
    name: FieldName,
    value: unknown,
    before: number,
    choices: ReadonlyMap<number, string>,
  ): number {
    if (value === undefined) return before
    const text = textOf(value)
    if (/^\d{1,2}$/.test(text) && choices.has(Number(text))) return Number(text)
    const words = [...choices].map(([number, meaning]) => `${number} ${meaning}`).join('、')
    this.note(name, `须为：${words}`)
    return before
  }

  /** Yuan with two decimals at most; empty is nothing. */
  yuan(name: FieldName, value: unknown, before: Fen): Fen {
    if (value === undefined) return before
    const text = textOf(value)
    if (value === '') return 0
    const fen = /^\d{1,7}(\.\d{1,2})?$/.test(text) ? parseYuan(text) : undefined
    if (fen !== undefined) return fen
    this.note(name, '须为金额（元），最多两位小数，例如 12.50')
    return before
  }

  /** 折 with two decimals at most, in parts of 10,000 of the price; empty is nothing. */
  zhe(name: FieldName, value: unknown, before: number): number {
    if (value === undefined) return before
    const text = textOf(value)
    if (value === '') return 0
    if (/^\d{1,2}(\.\d{1,2})?$/.test(text) && Number(text) <= 10) {
      return Math.round((Number(text) * WHOLE_PRICE) / 10)
    }
    this.note(name, '须为 0 到 10 之间的折数，最多两位小数，例如 8.5 表示八五折')
    return before
  }

  /** A day: as such, with the time at which it begins or ends, or in unix seconds; empty is none. */
  day(
    name: FieldName,
    value: unknown,
    before: DayNumber | null,
    edge: 'start' | 'end',
  ): DayNumber | null {
    if (value === undefined) return before
    if (value === '') return null
    const text = /^\d{9,11}$/.test(textOf(value)) ? this.#clock(Number(value)) : textOf(value)
    const [, day = '', minute = '00:00', second = '00'] = WRITTEN_DAY.exec(text) ?? []
    const isWhole =
      (minute === '00:00' && second === '00') ||
      (edge === 'end' && minute === '23:59' && (second === '59' || second === '00'))
    if (isDay(day) && isWhole) return toDayNumber(day)
    this.note(
      name,
      isDay(day)
        ? '按整天计算，含首尾两天，请只填日期，例如 2030-05-31'
        : '须为日期，例如 2030-05-31',
    )
    return before
  }

  #clock(seconds: number): string {
    const { day, time } = wallClock(seconds * 1_000, this.timeZone)
    return `${day} ${time}`
  }

  /** Things by id, and their names in the same order; an empty list empties it. */
  named(ids: FieldName, given: unknown, names: unknown, before: NamedRow[]): NamedRow[] {
    if (given === undefined) return before
    const wanted = listOf(given)
    const called = listOf(names)
    if (wanted.length > MAX_LISTED) {
      this.note(ids, `最多 ${MAX_LISTED} 项`)
    } else if (!wanted.every((id) => ID.test(id))) {
      this.note(ids, '须为编号（数字），请重新选择')
    } else if (called.length > 0 && called.length !== wanted.length) {
      this.note(ids, `有 ${wanted.length} 项，名称却有 ${called.length} 个，须一一对应`)
    } else if (called.some((name) => name.length > MAX_NAME || CONTROL.test(name))) {
      this.note(ids, `的名称每个不超过 ${MAX_NAME} 个字，不能含换行等控制字符`)
    } else {
      const known = new Map(before.map(({ id, name }) => [id, name]))
      const all = wanted.map((id, index) => [id, called[index] ?? known.get(id) ?? ''] as const)
      return [...new Map(all)].map(([id, name]) => ({ id, name }))
    }
    return before
  }

  /** Days of the week as in `use_week`: "1,2,3", ascending; empty is every day. */
  weekdays(name: FieldName, value: unknown, before: string): string {
    if (value === undefined) return before
    const days = [...new Set(listOf(value).flatMap((part) => part.split(/[,，]/)))]
    const written = days.map((day) => day.trim()).filter((day) => day !== '')
    if (written.every((day) => /^[1-7]$/.test(day))) return written.sort().join(',')
    this.note(name, '须为 1 到 7，以逗号分隔，1 表示周一，例如 1,2,3')
    return before
  }
}

function textOf(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
}

// A form cannot send an empty list: one empty entry stands for it.
function listOf(value: unknown): string[] {
  const all = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  const texts = all.map(textOf)
  return texts.length === 1 && texts[0] === '' ? [] : texts
}
