import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hasLp, sendByLp } from '../../../src-main/printing/lp'
import { tempFolder } from '../../support/temp-folder'

/** Every byte there is, more of them than fit into a pipe. */
const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 256))
const never = new AbortController().signal
let folder: string
let before: string | undefined

beforeEach(() => {
  folder = tempFolder()
  before = process.env.PATH
})
afterEach(() => {
  process.env.PATH = before
})

/** Programs that do this, before all others; the queue takes jobs unless `lpstat` says otherwise. */
function lpThat(script: string, lpstat = 'exit 0'): void {
  for (const [name, lines] of Object.entries({ lp: script, lpstat })) {
    const file = join(folder, name)
    writeFileSync(file, `#!/bin/sh\n${lines}\n`)
    chmodSync(file, 0o755)
  }
  process.env.PATH = `${folder}${delimiter}${before}`
}
const kept = (name: string) => readFileSync(join(folder, name))

describe.skipIf(process.platform === 'win32')('the queue of this computer', () => {
  it('gets the bytes as they are, by its name whatever that is', async () => {
    const queue = '前台 "$(touch hit)"; `touch hit` -o x'
    lpThat(`printf '%s\\n' "$@" > ${folder}/words; cat > ${folder}/bytes`)
    const begin = vi.fn()
    expect(await sendByLp(queue, bytes, { begin, signal: never })).toEqual({ kind: 'sent' })
    expect(kept('words').toString()).toBe(`-d\n${queue}\n-o\nraw\n`)
    expect(kept('bytes').equals(bytes)).toBe(true)
    expect(begin).toHaveBeenCalledOnce()
  })

  it('was not reached where it refuses, read to the end or not', async () => {
    for (const script of ['exit 1', 'cat > /dev/null; exit 1']) {
      lpThat(script)
      const sent = await sendByLp('Receipts', bytes, { begin: vi.fn(), signal: never })
      expect(sent).toEqual({ kind: 'notReached', trouble: 'unreachable' })
    }
  })

  it.each([
    ['it takes no jobs', `echo "Receipts not accepting requests since Mon -"`],
    ['it is not there, or CUPS is not', 'exit 1'],
  ])('was not reached, and nothing begun, where %s', async (_case, lpstat) => {
    lpThat(`touch ${folder}/started`, `printf '%s\\n' "$@" "$LC_ALL" > ${folder}/words; ${lpstat}`)
    const begin = vi.fn()
    const sent = await sendByLp('-Receipts', bytes, { begin, signal: never })
    expect(sent).toEqual({ kind: 'notReached', trouble: 'unreachable' })
    expect(begin).not.toHaveBeenCalled()
    expect(existsSync(join(folder, 'started'))).toBe(false)
    expect(kept('words').toString()).toBe('-a-Receipts\nC\n')
  })

  it('is given them where nobody can tell whether it takes jobs', async () => {
    lpThat('while read -r line; do :; done')
    rmSync(join(folder, 'lpstat'))
    process.env.PATH = folder
    const sent = await sendByLp('Receipts', Buffer.from('a'), { begin: vi.fn(), signal: never })
    expect(sent).toEqual({ kind: 'sent' })
  })

  it('was not reached, and nothing begun, where there is no lp', async () => {
    process.env.PATH = folder
    const begin = vi.fn()
    const sent = await sendByLp('Receipts', bytes, { begin, signal: never })
    expect(sent).toEqual({ kind: 'notReached', trouble: 'unreachable' })
    expect(begin).not.toHaveBeenCalled()
  })

  it('was not reached by a name that nothing can have', async () => {
    lpThat('cat > /dev/null')
    const sent = await sendByLp('a\0b', bytes, { begin: vi.fn(), signal: never })
    expect(sent.kind).toBe('notReached')
  })

  it('may have them where lp died with them in its hands', async () => {
    lpThat('head -c 1000 > /dev/null; kill -9 $$')
    const sent = await sendByLp('Receipts', bytes, { begin: vi.fn(), signal: never })
    expect(sent).toEqual({ kind: 'unknown' })
  })

  it('may have them where lp does not come to an end in time, or is given up', async () => {
    lpThat('exec tail -f /dev/null')
    const late = await sendByLp('Receipts', bytes, { begin: vi.fn(), signal: never }, 100)
    expect(late).toEqual({ kind: 'unknown' })
    const stop = new AbortController()
    const given = sendByLp('Receipts', bytes, { begin: () => stop.abort(), signal: stop.signal })
    expect(await given).toEqual({ kind: 'unknown' })
  })

  it('is not begun with once everything ends', async () => {
    lpThat(`touch ${folder}/started`)
    const sent = await sendByLp('R', bytes, { begin: vi.fn(), signal: AbortSignal.abort() })
    expect(sent.kind).toBe('notReached')
    expect(existsSync(join(folder, 'started'))).toBe(false)
  })

  it('gets nothing where it may not begin, and nobody waits for it', async () => {
    lpThat(`cat > ${folder}/bytes; test -s ${folder}/bytes && touch ${folder}/printed`)
    const begin = () => {
      throw new Error('nobody wants it any more')
    }
    const began = performance.now()
    const sent = await sendByLp('Receipts', bytes, { begin, signal: never })
    expect(sent.kind).toBe('notReached')
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(existsSync(join(folder, 'printed'))).toBe(false)
  })

  it('is there where the system has lp, and never on Windows', async () => {
    lpThat('exit 0')
    expect(await hasLp('linux')).toBe(true)
    expect(await hasLp('win32')).toBe(false)
    process.env.PATH = tempFolder()
    expect(await hasLp('linux')).toBe(false)
  })
})
