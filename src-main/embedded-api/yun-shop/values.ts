import { wallClock, type Instant } from '@shared/domain/calendar'
import { WHOLE_PRICE, type Fen } from '@shared/domain/money'
import { fromDayNumber, NO_END_DAY, type DayNumber } from '../days'
import type { NamedRow } from '../store/template-rows'

/** Yuan as a number, as document 003 writes amounts: 12.5. */
export function yuan(fen: Fen): number {
  return fen / 100
}

/** Yuan as text with two decimals, as documents 001 and 002 write them: "12.50". */
export function yuanText(fen: Fen): string {
  return (fen / 100).toFixed(2)
}

/** 折 as a number: 8,500 parts = 8.5. */
export function zhe(parts: number): number {
  return (parts * 10) / WHOLE_PRICE
}

/** 折 as text: "8.50". Saved ones have two decimals at most, so nothing is lost. */
export function zheText(parts: number): string {
  return zhe(parts).toFixed(2)
}

/** An instant in unix seconds; 0 = never. */
export function secondsOf(at: Instant | null): number {
  return at === null ? 0 : Math.floor(at / 1_000)
}

/** An instant as the documents write it: "2017-09-26 00:00:00" in the shop's zone. */
export function clockText(at: Instant, timeZone: string): string {
  const { day, time } = wallClock(at, timeZone)
  return `${day} ${time}`
}

/** The first second of a day. */
export function firstSecond(day: DayNumber): string {
  return `${fromDayNumber(day)} 00:00:00`
}

/** The last second of a day: days are included, and so no reader can take the last one for excluded. */
export function lastSecond(day: DayNumber): string {
  return `${fromDayNumber(day)} 23:59:59`
}

/** (read) Document 003 shows no coupon without end: words where a day would be. */
const NO_END = '不限时间'

/** The last day of a held coupon, by the way in which a document writes days. */
export function endText(day: DayNumber, write: (day: DayNumber) => string): string {
  return day === NO_END_DAY ? NO_END : write(day)
}

/** The ids of a list, as text; null where it is empty. */
export function idsOf(list: readonly NamedRow[]): string[] | null {
  return list.length === 0 ? null : list.map(({ id }) => id)
}

/** The names of a list; null where it is empty. */
export function namesOf(list: readonly NamedRow[]): string[] | null {
  return list.length === 0 ? null : list.map(({ name }) => name)
}
