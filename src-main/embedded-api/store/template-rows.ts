import type { Instant } from '@shared/domain/calendar'
import type { DayNumber } from '../days'
import type { Refusal } from '../refusals'

/** Something that a template is for: goods, a category, a shop … */
export interface NamedRow {
  id: string
  name: string
}

/** Which of the five lists a template keeps; its `useType` says which of them count. */
export type TemplateList = 'categories' | 'goods' | 'stores' | 'hotels' | 'suppliers'

/** What is saved of a template. Money is fen; the lists are JSON, read with `namedOf`. */
export interface TemplateValues extends Record<TemplateList, string> {
  title: string
  /** 2 where `useType` is 8, else 1: what document 000 calls `type`. */
  type: number
  deductionFen: number
  useWeek: string
  isUseWeek: number
  isSelf: number
  status: number
  useType: number
  couponMethod: number
  discountParts: number
  enoughFen: number
  timeLimit: number
  timeDays: number
  timeStartDay: DayNumber | null
  timeEndDay: DayNumber | null
  isComplex: number
  getType: number
  getMax: number
  total: number
  levelLimit: number
  displayOrder: number
}

/** One template as it was last saved. */
export interface TemplateRow extends TemplateValues {
  id: number
  revision: number
  createdAt: Instant
  updatedAt: Instant
}

export interface LevelRow {
  id: number
  level: number
  levelName: string
}

export interface SaveTemplateCommand {
  /** Null makes a new one. */
  id: number | null
  /** The revision that was read; another one meanwhile is a conflict. */
  revision: number
  values: TemplateValues
  at: Instant
}

/** What was saved: which template, and its revision now. */
export interface SavedTemplate {
  id: number
  revision: number
}

/** The side of the store that keeps templates and levels. */
export interface TemplateStore {
  template(id: number): Promise<TemplateRow | null>
  /** Those of these ids that there are, by id. */
  templatesOf(ids: readonly number[]): Promise<Map<number, TemplateRow>>
  /** In the order in which they are shown: `displayOrder` from the highest, then the newest. */
  templates(page: { page: number; limit: number }): Promise<TemplateRow[]>
  /** By rank. */
  levels(): Promise<LevelRow[]>
  /** Also makes every coupon of the template a changed one. */
  saveTemplate(command: SaveTemplateCommand): Promise<SavedTemplate | Refusal>
}

/** Reads one of the lists of a template. */
export function namedOf(list: string): NamedRow[] {
  return list === '[]' ? [] : (JSON.parse(list) as NamedRow[])
}
