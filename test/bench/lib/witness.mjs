// The main process of a product that is watched: it notes how long its event loop did not come round, and then is the
// product as it was built. Copied next to the product's own entry by `freezeWitnessedProduct`.
import { appendFileSync } from 'node:fs'
import { dialog } from 'electron'

const TICK_MS = 5
const NOTED_FROM_MS = 8
const WRITE_EVERY_MS = 500

let last = performance.now()
let noted = []
setInterval(() => {
  const now = performance.now()
  const gap = now - last
  last = now
  if (gap >= NOTED_FROM_MS) noted.push(`${performance.timeOrigin + now} ${gap}\n`)
}, TICK_MS).unref()
setInterval(() => {
  if (noted.length === 0) return
  appendFileSync(process.env.STALL_WITNESS_FILE, noted.join(''))
  noted = []
}, WRITE_EVERY_MS).unref()

// A bench has nobody who would choose where a file goes.
const filePath = process.env.STALL_WITNESS_SAVES_AS
if (filePath) dialog.showSaveDialog = async () => ({ canceled: false, filePath })

await import('./out/main/index.js')
