/** What the member's page looks like: one column from 320 px on, the QR code black on white also in the dark. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --page: #f3f5f9; --panel: #fff; --ink: #131a26; --ink-2: #4a5568; --line: #d5dbe6; --note: #7a4a00; --note-wash: #fff3dc;
}
@media (prefers-color-scheme: dark) {
  :root { --page: #0f141d; --panel: #1a212d; --ink: #eef2f8; --ink-2: #b3bdcc; --line: #364154; --note: #ffd596; --note-wash: #3a2c12; }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
main { max-width: 420px; margin: 0 auto; padding: 20px 16px 32px; text-align: center; }
h1 { margin: 0 0 4px; font-size: 22px; }
p { margin: 0; }
.hint, .small { color: var(--ink-2); font-size: 14px; }
#code {
  margin: 16px 0; border: 1px solid var(--line); border-radius: 14px; padding: 16px; background: var(--panel);
}
#qr { display: block; width: 100%; max-width: 300px; margin: 0 auto; border-radius: 8px; background: #fff; }
.digits { margin-top: 10px; font: 700 34px/1.3 ui-monospace, Consolas, monospace; letter-spacing: 1px; }
.left { color: var(--ink-2); }
.seconds { display: inline-block; min-width: 2ch; color: var(--ink); font-weight: 700; font-variant-numeric: tabular-nums; }
.small { margin-top: 10px; }
.typed { color: var(--ink); font-family: ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
.message:empty { display: none; }
.message { margin: 16px 0; border-radius: 10px; padding: 14px 16px; background: var(--note-wash); color: var(--note); text-align: left; }
[hidden] { display: none; }
@media (prefers-reduced-motion: no-preference) { #code { transition: opacity .15s; } }
`

/**
 * Keeps the page's code new: counts down, fetches the next one, and says when there is none. A code that is over is not
 * shown any longer. Passing time is measured by a clock that nobody sets.
 */
export const PAGE_SCRIPT = `'use strict'
const at = (id) => document.getElementById(id)
const code = at('code'), message = at('message')
const RETRY_MS = 3000
let until = performance.now() + Number(code.dataset.leftMs)
let timer, asking = false, ended = false

function say(word) {
  const text = word === '' ? '' : message.dataset[word]
  if (message.textContent !== text) message.textContent = text
}
function hide(word) {
  code.hidden = true
  say(word)
}
function show(next) {
  at('dark').setAttribute('d', next.path)
  at('qr').setAttribute('viewBox', '0 0 ' + next.size + ' ' + next.size)
  at('digits').textContent = next.digits
  at('typed').textContent = next.typed
  until = performance.now() + next.leftMs
  code.hidden = false
  say('')
}
async function renew() {
  if (asking || ended) return
  asking = true
  try {
    const answer = await fetch(location.pathname.replace(/\\/$/, '') + '/code', { cache: 'no-store', signal: AbortSignal.timeout(8000) })
    if (answer.status === 404) { ended = true; hide('gone') }
    else if (answer.status === 429) hide('busy')
    else if (!answer.ok) hide('lost')
    else show(await answer.json())
  } catch {
    hide('lost')
  }
  asking = false
}
async function turn() {
  clearTimeout(timer)
  const left = until - performance.now()
  at('seconds').textContent = String(Math.max(0, Math.ceil(left / 1000)))
  if (left <= 0) await renew()
  if (ended) return
  const now = until - performance.now()
  clearTimeout(timer)
  timer = setTimeout(turn, now > 0 ? Math.min(1000, now % 1000 || 1000) : RETRY_MS)
}
// A phone in a pocket sleeps, and its clocks with it: what was on the screen says nothing any more.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && !ended) { until = 0; void turn() }
})
addEventListener('online', () => { if (!ended) { until = 0; void turn() } })
addEventListener('offline', () => { if (!ended) { until = 0; hide('lost') } })
void turn()
`
