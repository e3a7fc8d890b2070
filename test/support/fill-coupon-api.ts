import type { CouponFixture } from './embedded-api-fixtures'
import { writeFixtures } from './embedded-api'

// Makes a database of the coupon API with these coupons and their members, for tests that run in another program than it.
// Started as: program.mjs <database> <coupons as JSON>

const [file = '', coupons = '[]'] = process.argv.slice(2)
await writeFixtures(file, JSON.parse(coupons) as CouponFixture[])
