import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { PRODUCT } from './folders.mjs'

/** How a script runs as plain Node inside the Electron at hand, whose SQLite is the one that is installed. */
export const AS_NODE = {
  execPath: process.env.ELECTRON_PATH,
  execArgv: [],
  env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
}

/**
 * Starts the embedded coupon API as a process of its own.
 * @param {string} data its database
 * @param {number} members how many sample members a new database gets
 */
export async function startApi(data, members) {
  const script = join(PRODUCT, 'out', 'main', 'embedded-api.js')
  const args = ['--port', '0', '--data', data, '--sample-members', String(members)]
  const child = fork(script, args, { ...AS_NODE, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const failed = once(child, 'exit').then(() => ({ type: 'failed', message: 'the API ended' }))
  const said = await Promise.race([once(child, 'message').then(([message]) => message), failed])
  if (said.type !== 'listening') throw new Error(said.message)
  const url = `http://127.0.0.1:${said.port}`
  return {
    url,
    port: said.port,
    token: said.token,
    /** Makes one call and resolves with its data. */
    async call(path, fields) {
      const headers = { authorization: `Bearer ${said.token}` }
      const body = new URLSearchParams(fields)
      return (await (await fetch(url + path, { method: 'POST', headers, body })).json()).data
    },
    async close() {
      child.kill('SIGTERM')
      await failed
    },
  }
}

/** Runs a script as plain Node inside the Electron at hand and resolves with the one thing that it tells. */
export async function ask(script, question) {
  const child = fork(script, [], { ...AS_NODE, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send(question)
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${script} ended without an answer`)
  })
  const [answer] = await Promise.race([once(child, 'message'), ended])
  ended.catch(() => {})
  child.kill()
  return answer
}
