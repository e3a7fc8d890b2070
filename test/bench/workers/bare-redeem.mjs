import Database from 'better-sqlite3'

process.once('message', (question) => {
  process.send(question.couponIds ? redeemAll(question) : usableCoupons(question))
})

/** Writes the rows of a redemption, one durable transaction each, and nothing more; answers the milliseconds it took. */
function redeemAll({ file, couponIds }) {
  const database = open(file)
  const insert = database.prepare(`
    INSERT INTO redemption (mem_coupon_id, shop_id, staff_id, request_id, redeemed_at, is_sample)
    VALUES (?, 1, NULL, ?, ?, 0)`)
  // A terminal that follows the changes must meet the coupon again.
  const count = database.prepare('UPDATE change_counter SET value = value + 1')
  const mark = database.prepare(
    'UPDATE member_coupon SET changed = (SELECT value FROM change_counter) WHERE id = ?',
  )
  const redeem = database.transaction((id) => {
    insert.run(id, `bench-${id}`, Date.now())
    count.run()
    mark.run(id)
  })
  const startedAt = performance.now()
  for (const id of couponIds) redeem.immediate(id)
  const ms = performance.now() - startedAt
  database.close()
  return { ms }
}

/** Coupons that can be redeemed on any weekday of today and tomorrow. */
function usableCoupons({ file, count }) {
  const database = open(file)
  const today = Math.floor(Date.now() / 86_400_000)
  const couponIds = database
    .prepare(
      `SELECT c.id FROM member_coupon c JOIN coupon_template t ON t.id = c.template_id
       WHERE c.starts_day < ? AND c.ends_day > ? AND c.given_at IS NULL AND t.use_week = ''
         AND c.id NOT IN (SELECT mem_coupon_id FROM redemption)
       ORDER BY random() LIMIT ?`,
    )
    .pluck()
    .all(today, today + 1, count)
  database.close()
  return { couponIds }
}

function open(file) {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  return database
}
