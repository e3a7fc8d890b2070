// Apart from the shapes: the screen that types a template in works without the library that checks shapes.

/** As many signs as document 001's own form takes. */
export const TEMPLATE_NAME_MAX = 50
/** More than any shop gives out: beyond it a number is a slip of the keyboard. */
export const TEMPLATE_COUNT_MAX = 99_999_999
/** Ten years. */
export const TEMPLATE_DAYS_MAX = 3_650
/** As many as one call carries; a longer list is given out in parts. */
export const RECEIVERS_MAX = 5_000
export const TEMPLATE_RANK_MAX = 999_999
