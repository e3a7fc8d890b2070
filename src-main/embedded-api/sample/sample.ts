import { dayOf, type Instant } from '@shared/domain/calendar'
import { startOfDay, toDayNumber, type DayNumber } from '../days'
import { hashPassword } from '../passwords'
import type { Store } from '../store/store'
import { SAMPLE_SHOPS, SAMPLE_TEMPLATES, type SampleStaff } from './catalogue'
import { CouponMaker, FIRST_COUPON_ID } from './coupons'
import { FIRST_MEMBER_ID, SAMPLE_LEVELS, sampleMembers } from './members'
import { SHOWCASE_MEMBER_ID, SHOWCASE_TEMPLATES, showcaseCoupons } from './showcase'

const SEED = 20_240_607
const COUPONS_PER_MEMBER = 10

/** What became of the sample data at this start. */
export type SampleOutcome = 'made' | 'kept' | 'moved' | 'none'

/**
 * Fills a new database with sample data, or moves the dates of an older sample to today, so that it is as useful on
 * any later day as it was on the first. A database that began without sample data never gets any.
 * @param members how many to make; null for no sample data
 * @param sampleStaff the staff of new sample data, with their passwords
 */
export async function prepareSample(
  store: Store,
  members: number | null,
  at: Instant,
  timeZone: string,
  sampleStaff: readonly SampleStaff[],
): Promise<SampleOutcome> {
  const day = dayOf(at, timeZone)
  const today = toDayNumber(day)
  const madeOn = await store.sample.day()
  if (madeOn === 'none') return 'none'
  if (madeOn !== null) {
    if (madeOn === today) return 'kept'
    await store.sample.slide(today - madeOn, today)
    return 'moved'
  }
  if (members === null) {
    await store.sample.decline()
    return 'none'
  }
  const midnight = startOfDay(day, timeZone)
  const coupons = members * COUPONS_PER_MEMBER
  const maker = new CouponMaker({ seed: SEED, members, coupons, today, midnight })
  const staff = await Promise.all(
    sampleStaff.map(async ({ id, account, name, password, shopId }) => ({
      id,
      account,
      name,
      password_hash: await hashPassword(password),
      shop_id: shopId,
    })),
  )
  await store.sample.fill(
    {
      shops: SAMPLE_SHOPS,
      staff,
      levels: SAMPLE_LEVELS,
      templates: [...SAMPLE_TEMPLATES, ...SHOWCASE_TEMPLATES],
      members: sampleMembers(SEED, members),
      coupons: withShowcase(maker, members, FIRST_COUPON_ID + coupons, today, midnight),
      redemptions: () => maker.redemptions(),
    },
    today,
  )
  return 'made'
}

function* withShowcase(
  maker: CouponMaker,
  members: number,
  firstId: number,
  today: DayNumber,
  midnight: Instant,
) {
  yield* maker.coupons()
  // Not in a sample so small that it has no such member.
  if (FIRST_MEMBER_ID + members > SHOWCASE_MEMBER_ID) {
    yield* showcaseCoupons(firstId, today, midnight)
  }
}
