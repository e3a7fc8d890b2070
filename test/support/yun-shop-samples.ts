import { BY_STATUS_SAMPLE, NOTHING_SAMPLE, SIDEBAR_SAMPLE } from '../contract/samples/yun-shop'
import { VIEW_SAMPLE } from '../contract/samples/yun-shop-view'

// The documents' samples as a back end of the tests answers them.

/** An answer with a list of held coupons; a test changes what it needs of a row. */
interface ByStatus {
  result: number
  msg: string
  data: { id: number; belongs_to_coupon: Record<string, unknown> }[]
}

/** Document 003: the list by status. */
export const SAMPLE_003 = JSON.parse(BY_STATUS_SAMPLE) as ByStatus
/** Document 003: an empty list is a refusal in words. */
export const NOTHING_003 = JSON.parse(NOTHING_SAMPLE) as object
/** Document 002: the sidebar's list. */
export const SAMPLE_002 = SIDEBAR_SAMPLE
/** Document 001: the view of a template. */
export const SAMPLE_001 = VIEW_SAMPLE

/** Document 002 of another server version: a paginator within `data`, `search_array` as an object. */
export const PAGINATOR_002 = {
  ...SAMPLE_002,
  data: {
    ...SAMPLE_002.data,
    data: { current_page: 1, last_page: 1, data: SAMPLE_002.data.data },
    search_array: Object.fromEntries(SAMPLE_002.data.search_array.entries()),
  },
}
