import { readdirSync, readFileSync } from 'node:fs'
import { platform } from 'node:os'

/** Only Linux tells a process's proportional share of memory that several processes map. */
export const canMeasureMemory = platform() === 'linux'

/**
 * The memory of a process and all its descendants in MiB: private pages, and of shared pages the share of each
 * (PSS), so that nothing is counted twice and nothing is left out. Also by kind of process.
 */
export function memoryOfTree(rootPid) {
  const children = childrenByParent()
  /** @type {Record<string, number>} */
  const byKind = {}
  let total = 0
  const waiting = [rootPid]
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    waiting.push(...(children.get(pid) ?? []))
    const mib = pssOf(pid)
    const kind = kindOf(pid)
    byKind[kind] = (byKind[kind] ?? 0) + mib
    total += mib
  }
  return { total, byKind }
}

function childrenByParent() {
  const children = new Map()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = readOrEmpty(`/proc/${name}/stat`)
    // The command's name may hold spaces and brackets; the parent is the second word after it.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  return children
}

function pssOf(pid) {
  const kib = /^Pss:\s+(\d+)/m.exec(readOrEmpty(`/proc/${pid}/smaps_rollup`))?.[1]
  return Number(kib ?? 0) / 1024
}

function kindOf(pid) {
  const line = readOrEmpty(`/proc/${pid}/cmdline`)
  const type = /--type=([\w-]+)/.exec(line)?.[1] ?? 'main'
  const service = /--utility-sub-type=([\w.]+)/.exec(line)?.[1]
  return service ? `${type} ${service}` : type
}

/** A process may end while it is looked at. */
function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
