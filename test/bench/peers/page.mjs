import { personNumber } from '../million/people'
import { searchesOf } from '../million/searches'
import { searchIn } from './search-in.mjs'
import { openDexie } from './with-dexie.mjs'
import { openMiniSearch } from './with-minisearch.mjs'
import { openRxdb } from './with-rxdb.mjs'

const PEERS = { dexie: openDexie, rxdb: openRxdb, minisearch: openMiniSearch }
// As many at once as each of them likes: larger pages made none of the three faster.
const PAGE_ROWS = 5_000
const WARM_UP = 20

let peer = null

/** Opens a store that nobody is in yet. */
window.openPeer = async (name) => {
  peer = await PEERS[name]()
}

/** Puts the people of these numbers into the store; tells the milliseconds it took, without making the people. */
window.fillPeer = async (from, to) => {
  let ms = 0
  for (let at = from; at < to; at += PAGE_ROWS) {
    const size = Math.min(PAGE_ROWS, to - at)
    const people = Array.from({ length: size }, (_, index) => personNumber(at + index))
    const startedAt = performance.now()
    await peer.add(people)
    ms += performance.now() - startedAt
  }
  return ms
}

/** The times of so many searches of a kind, ms, and how often the one whom it was for was among those found. */
window.searchPeer = async (kind, members, rounds) => {
  const times = []
  let found = 0
  for (const [at, { text, memberId }] of searchesOf(kind, members, WARM_UP + rounds).entries()) {
    const startedAt = performance.now()
    const hits = await searchIn(peer, text)
    const took = performance.now() - startedAt
    if (at < WARM_UP) continue
    times.push(took)
    if (hits.some(({ member }) => member.id === memberId)) found++
  }
  return { times, found: found / rounds }
}

/** The kinds that a store has an index for. */
window.kindsOfPeer = (kinds) => kinds.filter((kind) => peer.answers(kind))

window.benchReady = true
