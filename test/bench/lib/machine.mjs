import { execFileSync } from 'node:child_process'
import { cpus, loadavg, platform, release, totalmem } from 'node:os'
import { AS_NODE } from './embedded-api.mjs'
import { pause } from './product.mjs'

/** What the figures were measured on. */
export function describeMachine() {
  const [first] = cpus()
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    platform: `${platform()} ${release()}`,
    electron: electronVersion(),
  }
}

function electronVersion() {
  const tell = 'process.stdout.write(process.versions.electron)'
  return execFileSync(AS_NODE.execPath, ['-e', tell], { env: AS_NODE.env, encoding: 'utf8' })
}

const QUIET_LOAD = 0.7
const LOOK_EVERY_MS = 5_000

/** Waits until the machine has little else to do, at most so long; a busy machine measures itself. */
export async function untilQuiet(limitMs) {
  const limit = Date.now() + limitMs
  while (loadavg()[0] >= QUIET_LOAD && Date.now() < limit) await pause(LOOK_EVERY_MS)
  return loadavg()[0]
}
