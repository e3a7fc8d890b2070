/**
 * Chromium's debugging protocol over the pipe of `--remote-debugging-pipe` (channels 3 and 4 of the child). It
 * costs the program nothing until the first command is sent, unlike a debugger that is attached from the start.
 */
export class DevToolsPipe {
  #next = 1
  #waiting = new Map()
  #session
  #input
  #rest = ''

  /** @param {import('node:child_process').ChildProcess} child */
  constructor(child) {
    const [, , , input, output] = child.stdio
    this.#input = input
    output.setEncoding('utf8')
    output.on('data', (text) => this.#read(text))
    // The program may end with a command on its way: whoever waits for it hears of the end.
    input.on('error', () => {})
    child.once('exit', () => this.#failAll(new Error('the program ended')))
  }

  /** Sends a command to the page, or to the browser itself before a page was attached. */
  send(method, params = {}, sessionId = this.#session) {
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, method })
      this.#input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  /** Attaches to the first page, waiting until there is one. */
  async attach() {
    for (;;) {
      const { targetInfos } = await this.send('Target.getTargets')
      const page = targetInfos.find(({ type }) => type === 'page')
      if (page) {
        const { targetId } = page
        const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true })
        this.#session = sessionId
        return
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  #read(text) {
    const messages = (this.#rest + text).split('\0')
    this.#rest = messages.pop() ?? ''
    for (const { id, result, error } of messages.map((message) => JSON.parse(message))) {
      const command = this.#waiting.get(id)
      if (!command) continue
      this.#waiting.delete(id)
      if (error) command.reject(new Error(`${command.method}: ${error.message}`))
      else command.resolve(result)
    }
  }

  #failAll(error) {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
