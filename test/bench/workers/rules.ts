import fc from 'fast-check'
import { bestSet, usableOn } from '@shared/domain/combination'
import type { MemberCoupon } from '@shared/domain/coupon'
import { judge, type Circumstances } from '@shared/domain/eligibility'
import { aCoupon } from '../../support/coupons'
import { bills, coupons } from '../../support/random-bills'

const NOW = Date.parse('2026-11-22T04:00:00Z')
const HELD = 200
const ON_ONE_BILL = 20
const WARM_UP = 500
/** The same coupons and bills in every run. */
const SEED = 20_261_122

interface Question {
  rounds: number
}

process.once('message', ({ rounds }: Question) => process.send?.(measure(rounds)))

function measure(rounds: number) {
  return { 'eligibility-200': timesOfJudging(rounds), 'best-set-20': timesOfChoosing(rounds) }
}

const drawn = <T>(arbitrary: fc.Arbitrary<T>, count: number): T[] =>
  fc.sample(arbitrary, { numRuns: count, seed: SEED })

/** All coupons of a member against one bill. */
function timesOfJudging(rounds: number): number[] {
  const held = drawn(coupons(20), 1_000)
    .flat()
    .slice(0, HELD)
    .map((one, index): MemberCoupon => {
      const weekdays = index % 3 === 0 ? [1, 2, 7] : []
      return aCoupon(String(index), { ...one, id: String(index), weekdays })
    })
  if (held.length < HELD) throw new Error('too few coupons were drawn')
  const all = drawn(bills, rounds + WARM_UP)
  return timed(all, (bill) => {
    const now: Circumstances = { at: NOW, timeZone: 'Asia/Shanghai', bill }
    for (const coupon of held) judge(coupon, now)
  })
}

/** Twenty coupons that are each usable on the bill. */
function timesOfChoosing(rounds: number): number[] {
  // Several small draws make a large one, each with templates of its own.
  const many = fc.array(coupons(20), { minLength: 8, maxLength: 8 }).map((draws) =>
    draws.flatMap((draw, group) =>
      draw.map((one) => ({
        ...one,
        id: `${group}${one.id.padStart(3, '0')}`,
        templateId: `${group}-${one.templateId}`,
      })),
    ),
  )
  const cases = drawn(fc.tuple(many, bills), (rounds + WARM_UP) * 4).flatMap(([all, bill]) => {
    const usable = usableOn(bill, all)
    return usable.length < ON_ONE_BILL ? [] : [{ able: usable.slice(0, ON_ONE_BILL), bill }]
  })
  if (cases.length < rounds + WARM_UP) throw new Error(`only ${cases.length} cases were drawn`)
  return timed(cases.slice(0, rounds + WARM_UP), ({ able, bill }) => void bestSet(able, bill))
}

function timed<T>(cases: readonly T[], work: (one: T) => void): number[] {
  return cases
    .map((one) => {
      const startedAt = performance.now()
      work(one)
      return performance.now() - startedAt
    })
    .slice(WARM_UP)
}
