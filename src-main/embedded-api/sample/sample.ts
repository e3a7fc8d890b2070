import { dayOf, type Instant } from '@shared/domain/calendar'
import { startOfDay, toDayNumber } from '../days'
import { hashPassword } from '../passwords'
import type { Store } from '../store/store'
import { SAMPLE_SHOPS, SAMPLE_TEMPLATES, type SampleStaff } from './catalogue'
import { CouponMaker } from './coupons'
import { SAMPLE_LEVELS, sampleMembers } from './members'

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
  const maker = new CouponMaker({
    seed: SEED,
    members,
    coupons: members * COUPONS_PER_MEMBER,
    today,
    midnight: startOfDay(day, timeZone),
  })
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
      templates: SAMPLE_TEMPLATES,
      members: sampleMembers(SEED, members),
      coupons: maker.coupons(),
      redemptions: () => maker.redemptions(),
    },
    today,
  )
  return 'made'
}
