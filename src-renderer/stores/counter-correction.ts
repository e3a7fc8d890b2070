import type { MemberChecked } from '@shared/domain/checked'
import type { MemberSheet } from '@shared/domain/view'

/** A cached answer put right: which coupons look different now, and which ticks had to go. */
export interface Correction {
  changed: ReadonlySet<string>
  /** By title. */
  unticked: readonly string[]
}

/** Whether a coupon of the sheet can be used here and now, whatever the bill. */
export const isUsable = (sheet: MemberSheet) => (id: string) =>
  sheet.coupons.some(({ coupon, eligibility }) => coupon.id === id && eligibility.usable)

/** What the back end's word changes of the sheet that is on the screen, and which ticks stay. */
export function correct(
  shown: MemberSheet,
  said: MemberChecked & { outcome: 'corrected' },
  ticked: readonly string[],
): { ticked: string[]; correction: Correction } {
  const stays = isUsable(said.sheet)
  const titleOf = (id: string) =>
    shown.coupons.find(({ coupon }) => coupon.id === id)?.coupon.title ?? id
  return {
    ticked: ticked.filter(stays),
    correction: {
      changed: new Set(said.changed),
      unticked: ticked.filter((id) => !stays(id)).map(titleOf),
    },
  }
}
