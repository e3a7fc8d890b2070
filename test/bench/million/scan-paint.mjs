import { untilInteractive } from '../lib/product.mjs'

const SCANS = 150
const WARM_UP = 20
const BETWEEN_KEYS_MS = 4
const LIMIT_MS = 2_000
const NAMED = { Enter: 13, Escape: 27 }

/**
 * Scans member codes as a keyboard scanner types them, and tells for each how long it took from the last key until the
 * member's coupons were painted, ms. A machine that was held up between two keys has typed no scan: that one is left out.
 */
export async function scanTimes(app, memberOf) {
  // Before the program's own scripts: it keeps the keys of a scan from everybody behind it.
  await app.send('Page.enable', {})
  await app.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${watchPaint})()` })
  await app.send('Page.reload', {})
  await untilInteractive(app)
  const times = []
  for (let round = 0; round < WARM_UP + SCANS; round++) {
    const id = String(memberOf(round))
    await app.evaluate((memberId) => window.expectPaint(memberId), id)
    for (const key of id) await press(app, key)
    await press(app, 'Enter')
    const took = await app.evaluate((limit) => window.painted(limit), LIMIT_MS)
    if (took !== null && round >= WARM_UP) times.push(took)
    if (took === null) await press(app, 'Escape')
  }
  if (times.length < SCANS * 0.9) throw new Error(`only ${times.length} of ${SCANS} were painted`)
  return times
}

async function press(app, key) {
  const number = NAMED[key] ?? key.charCodeAt(0)
  const code = key in NAMED ? key : `Digit${key}`
  const told = { key, code, windowsVirtualKeyCode: number, nativeVirtualKeyCode: number }
  const text = key === 'Enter' ? '\r' : key
  const typed = key === 'Escape' ? { type: 'rawKeyDown' } : { type: 'keyDown', text }
  await app.send('Input.dispatchKeyEvent', { ...told, ...typed })
  await app.send('Input.dispatchKeyEvent', { type: 'keyUp', ...told })
  await new Promise((resolve) => setTimeout(resolve, BETWEEN_KEYS_MS))
}

/** Runs in the page: from the last Enter until the frame that shows a member's head and coupons has been drawn. */
function watchPaint() {
  let enteredAt = 0
  let done = null
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => key === 'Enter' && (enteredAt = timeStamp),
    true,
  )
  window.expectPaint = (memberId) => {
    done = new Promise((resolve) => {
      const isThere = () =>
        document.querySelector(`[data-test=member-head][data-member-id="${memberId}"]`) &&
        document.querySelector('[data-test=coupon-row]')
      const watcher = new MutationObserver(() => {
        if (!isThere()) return
        watcher.disconnect()
        // The frame with these rows is drawn after the next callback; a message comes behind it.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now() - enteredAt)
          port2.postMessage(null)
        })
      })
      watcher.observe(document.body, { childList: true, subtree: true, attributes: true })
    })
  }
  window.painted = (limit) =>
    Promise.race([done, new Promise((resolve) => setTimeout(() => resolve(null), limit))])
}
