import { join } from 'node:path'
import { startApi } from './lib/embedded-api.mjs'
import {
  connect,
  startProduct,
  untilInteractive,
  untilPulled,
  withApp,
  withDataFolder,
} from './lib/product.mjs'
import { median, quantile } from './lib/statistics.mjs'

const REPETITIONS = 5
const CALLS = 400
const WARM_UP_CALLS = 200
const FIRST_MEMBER_ID = 10_001
const SIZES = [
  { name: 'find-p99-500', members: 500 },
  { name: 'find-p99-100k', members: 100_000 },
]

/** What a cashier's search takes, as the screen sees it, against a call that does nothing. */
export const find = {
  names: SIZES.map(({ name }) => name),
  run: (wanted) => inTurn(SIZES.filter(({ name }) => wanted(name)).map((size) => () => at(size))),
}

async function inTurn(works) {
  const results = []
  for (const work of works) results.push(await work())
  return results
}

function at({ name, members }) {
  return withDataFolder('find', async (data) => {
    const api = await startApi(join(data, 'api.db'), members)
    try {
      return await withApp(startProduct(join(data, 'terminal')), async (app) => {
        await untilInteractive(app)
        await connect(app, api)
        await untilPulled(app)
        return { name, ...(await measure(app, api, members)) }
      })
    } finally {
      await api.close()
    }
  })
}

async function measure(app, api, members) {
  const known = await peopleOf(api, samples(members, 40))
  await times(app, texts(known, members, WARM_UP_CALLS))
  const finds = []
  const empty = []
  const byKind = {}
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const { find, nothing } = await times(app, texts(known, members, CALLS))
    finds.push(
      quantile(
        find.map(({ ms }) => ms),
        0.99,
      ),
    )
    empty.push(quantile(nothing, 0.99))
    for (const { kind, ms } of find) (byKind[kind] ??= []).push(ms)
  }
  const [value, reference] = [median(finds), median(empty)]
  const note = Object.entries(byKind)
    .map(
      ([kind, ms]) => `${kind} p50 ${median(ms).toFixed(1)} p99 ${quantile(ms, 0.99).toFixed(1)}`,
    )
    .join(', ')
  return { unit: 'ms', value, reference, ratio: value / reference, goal: 'value ≤ 8', note }
}

/** Member ids all over the book. */
function samples(members, count) {
  const ids = Array.from({ length: count }, (_, index) => Math.floor((index * members) / count))
  return ids.map((index) => String(FIRST_MEMBER_ID + index))
}

/** A mix of what is scanned and typed: ids from everywhere, and of some known members phone, its end and name. */
function texts(known, members, count) {
  return Array.from({ length: count }, (_, index) => {
    const { phone, tail, name } = known[Math.floor(index / 4) % known.length]
    const id = FIRST_MEMBER_ID + ((index * 7_919) % members)
    return [
      { kind: 'id', text: String(id) },
      { kind: 'phone', text: phone },
      { kind: 'last four', text: tail },
      { kind: 'name', text: name },
    ][index % 4]
  })
}

/** Phone and name of some members, as the API tells them. */
function peopleOf(api, ids) {
  return Promise.all(
    ids.map(async (id) => {
      const [{ mobile, nickname }] = await api.call('/member/getlist', { keyword: id })
      return { phone: mobile, tail: mobile.slice(-4), name: nickname }
    }),
  )
}

function times(app, texts) {
  return app.evaluate(async (list) => {
    const time = async (name, input) => {
      const startedAt = performance.now()
      const result = JSON.parse(await window.counter.invoke(name, JSON.stringify(input)))
      if (!result.ok) throw new Error(JSON.stringify(result.problem))
      return performance.now() - startedAt
    }
    const [find, nothing] = [[], []]
    for (const { kind, text } of list) {
      find.push({ kind, ms: await time('counter.find', { text }) })
      nothing.push(await time('status.get', null))
    }
    return { find, nothing }
  }, texts)
}
