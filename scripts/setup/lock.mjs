import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { RUNTIME, inRuntime } from './paths.mjs'

const LOCK = inRuntime('setup.lock')

/**
 * Runs the work while no other set-up of this folder runs: `npm start` and `npm test` begun
 * together would otherwise replace node_modules under each other's feet.
 */
export async function withSetupLock(work) {
  mkdirSync(RUNTIME, { recursive: true })
  let told = false
  while (!tryLock()) {
    if (!told) console.log('• Waiting: another set-up of this folder is running')
    told = true
    await delay(200)
  }
  const release = () => rmSync(LOCK, { force: true })
  process.on('exit', release)
  try {
    return await work()
  } finally {
    release()
    process.off('exit', release)
  }
}

function tryLock() {
  try {
    const file = openSync(LOCK, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!ownerLives()) rmSync(LOCK, { force: true })
    return false
  }
}

function ownerLives() {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'))
    // Empty: the owner has made the file and is about to write into it.
    if (pid === 0) return true
    process.kill(pid, 0)
    return pid !== process.pid
  } catch (error) {
    return error.code === 'EPERM'
  }
}
