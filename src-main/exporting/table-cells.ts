import { wallClock, type Day, type Instant } from '@shared/domain/calendar'

const DAY_MS = 86_400_000
/** Day 0 of Excel's calendar, as far as its days after February 1900 go. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30)

/** A day as Excel counts it. */
export function excelDay(day: Day): number {
  return (Date.parse(`${day}T00:00:00Z`) - EXCEL_EPOCH) / DAY_MS
}

/** What a shop's clock showed at a moment, as Excel counts it: days and a part of one, to the second. */
export function excelMoment(at: Instant, timeZone: string): number {
  const { day, time } = wallClock(at, timeZone)
  const seconds = (Date.parse(`${day}T${time}Z`) - EXCEL_EPOCH) / 1_000
  return seconds / 86_400
}

/** What a shop's clock showed at a moment, as spreadsheets read it from text. */
export function momentText(at: Instant, timeZone: string): string {
  const { day, time } = wallClock(at, timeZone)
  return `${day} ${time}`
}

// Nothing that a spreadsheet could show, and XML does not know them: all control characters but tab and line feed.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g
/** A spreadsheet would take the rest for a formula; the wide forms are the same to a Chinese one. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\n]/
const TEXT_MAX = 32_767

/** Text as a cell can hold it: without control characters, lines ended by a line feed, at most what Excel takes. */
export function cellText(text: string): string {
  // Most texts need none of this, and there are millions of them.
  const clean = UNSEEN.test(text) ? text.replace(/\r\n?/g, '\n').replace(UNSEEN, '') : text
  return clean.slice(0, TEXT_MAX)
}

/** Text that no spreadsheet runs as a formula: an apostrophe before it says that it is text. */
export function defused(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}
