import type { z } from 'zod'
import type { CallContext } from '../call'
import type { Refusal } from '../refusals'

/** Documents 001 to 003: one address for everything; the query says which account and which route. */
export const YUN_SHOP_PATH = '/addons/yun_shop/api.php'

/** The services with who called and for which account (`i`). */
export interface RouteContext extends CallContext {
  /** Echoed as `uniacid`; this API has the one account that its data file is. */
  account: number
}

/** A list without a row: document 003 answers it with `result` 0 and a sentence of its own. */
export class NothingFound {
  readonly msg = '没有找到记录'
}

/** What a handler says. */
export type Outcome<Data> = Data | Refusal | NothingFound

/** One route of dialect `yun_shop`; served by door.ts, described at /docs. */
export interface Route<Input extends z.ZodType = z.ZodType, Data extends z.ZodType = z.ZodType> {
  route: string
  method: 'GET' | 'POST'
  /** `documented` = in one of the documents 001 to 003; `extension` = this project's own. */
  kind: 'documented' | 'extension'
  summary: string
  description: string
  input: Input
  data: Data
  handle(input: z.output<Input>, context: RouteContext): Promise<Outcome<z.output<Data>>>
}

/** Gives a route's handler the types of its schemas. */
export function defineRoute<Input extends z.ZodType, Data extends z.ZodType>(
  route: Route<Input, Data>,
): Route {
  return route
}

/** The rows of a list, or that there are none. */
export function rowsOrNothing<T>(rows: T[]): T[] | NothingFound {
  return rows.length === 0 ? new NothingFound() : rows
}
