import { startElectron } from './electron-app.mjs'
import { EMPTY_WINDOW, newFolder, PRODUCT, removeFolder, WITNESSED_PRODUCT } from './folders.mjs'

const READY_LIMIT_MS = 60_000

/** Starts the product on a data folder. */
export function startProduct(data) {
  return startElectron(PRODUCT, { COUPON_COUNTER_DATA: data })
}

/**
 * Starts the product on a data folder with the witness of stalls, which notes them in a file. What is exported goes to
 * `savesAs` without a question.
 */
export function startWitnessedProduct(data, notes, savesAs = '') {
  return startElectron(WITNESSED_PRODUCT, {
    ...{ COUPON_COUNTER_DATA: data, STALL_WITNESS_FILE: notes, STALL_WITNESS_SAVES_AS: savesAs },
  })
}

/** Starts the program that has an empty window and nothing else. */
export function startEmptyWindow(data) {
  return startElectron(EMPTY_WINDOW, { EMPTY_WINDOW_DATA: data })
}

/** Runs the work with a new data folder, and removes it. */
export async function withDataFolder(name, work) {
  const data = newFolder(name)
  try {
    return await work(data)
  } finally {
    removeFolder(data)
  }
}

/** Runs the work with a started program, and ends it. */
export async function withApp(app, work) {
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}

/** Makes one call of the contract from the page; throws when it is answered with a problem. */
export async function call(app, name, input = null) {
  const result = await app.evaluate(
    async ([callName, json]) => JSON.parse(await window.counter.invoke(callName, json)),
    [name, JSON.stringify(input)],
  )
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problem)}`)
  return result.value
}

/** Waits until the first screen can be used. */
export async function untilInteractive(app) {
  const limit = Date.now() + READY_LIMIT_MS
  while (!(await isInteractive(app))) {
    if (Date.now() > limit) throw new Error('the first screen never got ready')
    await pause(50)
  }
}

function isInteractive(app) {
  return app
    .evaluate(() => document.documentElement?.dataset.ready === 'true')
    .catch((error) => {
      // The page is still on its way to its first document.
      if (/context/.test(error.message)) return false
      throw error
    })
}

/** Waits until everything that the back end has is in the cache. */
export async function untilPulled(app, limitMs = 1_200_000) {
  const limit = Date.now() + limitMs
  for (;;) {
    const { cache } = await call(app, 'status.get')
    if (cache.phase === 'ready') return
    if (Date.now() > limit) throw new Error(`still ${cache.phase}: ${cache.done} of ${cache.total}`)
    await pause(200)
  }
}

/** Sets a fresh data folder up for training in the first shop, as a user would have done on the first day. */
export async function prepareTraining(data) {
  await withApp(startProduct(data), async (app) => {
    await untilInteractive(app)
    await call(app, 'session.startTraining')
    await call(app, 'shops.choose', { shopId: '1' })
  })
  await onceMore(data)
}

/** Sets a data folder up for an API elsewhere. */
export async function prepareConnection(data, { url, token }) {
  await withApp(startProduct(data), async (app) => {
    await untilInteractive(app)
    await connect(app, { url, token })
  })
  await onceMore(data)
}

/** Connects a running product to an API and picks the first shop. */
export async function connect(app, { url, token }) {
  await call(app, 'connection.save', {
    dialect: 'auditelecoupon',
    baseUrl: url,
    pathPrefix: '',
    tokenTransport: 'bearer',
    tokenName: 'token',
    timeZone: 'Asia/Shanghai',
    timeoutMs: 10_000,
    token,
  })
  await call(app, 'shops.choose', { shopId: '1' })
}

/** The second start writes the compile caches of the counter screen: an ordinary day begins after it. */
async function onceMore(data) {
  await withApp(startProduct(data), async (app) => {
    await untilInteractive(app)
    await pause(1_000)
  })
}

/** Waits. */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
