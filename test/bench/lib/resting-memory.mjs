import { memoryOfTree } from './process-memory.mjs'
import { pause } from './product.mjs'
import { median } from './statistics.mjs'

const READINGS = 5

/** All processes of a running product, in MiB: the middle of some readings, for what waits for the garbage collector comes and goes. */
export async function restingMemory(app) {
  const readings = []
  for (let reading = 0; reading < READINGS; reading++) {
    await pause(2_000)
    await app.send('HeapProfiler.collectGarbage')
    await pause(300)
    readings.push(memoryOfTree(app.child.pid).total)
  }
  return median(readings)
}
