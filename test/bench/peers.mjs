import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ask } from './lib/embedded-api.mjs'
import { bundleWorker } from './lib/bundle.mjs'
import { buildPeers } from './lib/peers.mjs'
import { memoryOfTree } from './lib/process-memory.mjs'
import { pause, withDataFolder } from './lib/product.mjs'
import { median, quantile } from './lib/statistics.mjs'
import { SEARCH_KINDS } from './million.mjs'

const MEMBERS = 1_000_000
const ROUNDS = 200
const STEP_MEMBERS = 50_000
const SETTLE_MS = 3_000
const MIB = 2 ** 20
const PEERS = ['dexie', 'rxdb', 'minisearch']

/**
 * The cache against the stores that tills in a browser use, with the same people and the same searches: how long filling
 * takes, how slow the slowest kind of search is beside theirs, and disk or memory.
 */
export const peers = {
  names: PEERS.flatMap((name) => [`vs-${name}`, `vs-${name}-search`, `vs-${name}-size`]),
  async run(wanted, { scale }) {
    const members = Math.round(MEMBERS * scale)
    const ours = await withDataFolder('ours', (folder) => measureOurs(folder, members))
    const inPage = await buildPeers()
    const rows = []
    for (const name of PEERS) {
      if (!wanted(`vs-${name}`)) continue
      const theirs = await inPage((app, data) => measurePeer(name, app, data, members))
      rows.push(...rowsOf(name, ours, theirs))
    }
    return rows
  },
}

async function measureOurs(folder, members) {
  const worker = await bundleWorker('million')
  const question = { folder, members, couponsEach: 0, rounds: ROUNDS }
  const { members: filled } = await ask(worker, { ...question, do: 'fill' })
  const { searched, mib } = await ask(worker, { ...question, do: 'search' })
  const p99 = Object.fromEntries(searched.map(({ kind, times }) => [kind, quantile(times, 0.99)]))
  return { seconds: filled.seconds, diskMib: filled.mib, memoryMib: mib, p99 }
}

async function measurePeer(name, app, data, members) {
  const before = memoryOfTree(app.child.pid).total
  const seconds = await fillPeer(name, app, members)
  await pause(SETTLE_MS)
  const p99 = {}
  for (const kind of await app.evaluate((kinds) => window.kindsOfPeer(kinds), SEARCH_KINDS)) {
    const { times, found } = await app.evaluate(
      ([one, count, rounds]) => window.searchPeer(one, count, rounds),
      [kind, members, ROUNDS],
    )
    p99[kind] = quantile(times, 0.99)
    const told = [median(times), p99[kind]].map((it) => it.toFixed(2))
    console.log(`  ${name} ${kind}: p50 ${told[0]} ms, p99 ${told[1]} ms, found ${found}`)
  }
  const memoryMib = memoryOfTree(app.child.pid).total - before
  return { seconds, diskMib: sizeOf(data) / MIB, memoryMib, p99 }
}

/** Fills in steps that are told: at a million some stores take more than an hour, and more the fuller they are. */
async function fillPeer(name, app, members) {
  await app.evaluate((peer) => window.openPeer(peer), name)
  let ms = 0
  for (let at = 0; at < members; at += STEP_MEMBERS) {
    const range = [at, Math.min(at + STEP_MEMBERS, members)]
    ms += await app.evaluate(([from, to]) => window.fillPeer(from, to), range)
    console.log(`  ${name}: ${range[1]} members after ${(ms / 1_000).toFixed(0)} s`)
  }
  return ms / 1_000
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /IndexedDB/.test(entry.parentPath))
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}

function rowsOf(name, ours, theirs) {
  const row = (suffix, unit, [value, reference], goal, note) => ({
    ...{
      name: `vs-${name}${suffix}`,
      unit,
      value,
      reference,
      ratio: value / reference,
      goal,
      note,
    },
  })
  const kinds = Object.keys(theirs.p99)
  const slowest = kinds.toSorted(
    (a, b) => ours.p99[b] / theirs.p99[b] - ours.p99[a] / theirs.p99[a],
  )[0]
  const size =
    name === 'minisearch'
      ? row('-size', 'MiB', [ours.memoryMib, theirs.memoryMib], 'ratio ≤ 0.2', 'memory')
      : row(
          '-size',
          'MiB',
          [ours.diskMib, theirs.diskMib],
          name === 'dexie' ? 'ratio < 1' : null,
          'disk',
        )
  return [
    row('', 's', [ours.seconds, theirs.seconds], name === 'dexie' ? 'ratio ≤ 0.1' : null, 'fill'),
    row(
      '-search',
      'ms',
      [ours.p99[slowest], theirs.p99[slowest]],
      name === 'minisearch' ? null : 'ratio ≤ 1',
      `p99 of ${slowest}, where the cache comes off worst of ${kinds.length} kinds`,
    ),
    size,
  ]
}
