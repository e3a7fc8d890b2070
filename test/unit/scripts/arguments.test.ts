import { describe, expect, it } from 'vitest'
import { electronArgs } from '../../../scripts/electron.mjs'
import { npmCommand } from '../../../scripts/setup/npm.mjs'
import { explainFailure } from '../../../scripts/setup/electron-official.mjs'
import { executableIn } from '../../../scripts/setup/electron-state.mjs'
import { checkNodeVersion } from '../../../scripts/setup/node-version.mjs'
import { appArguments } from '../../../scripts/start-arguments.mjs'
import { testArguments } from '../../../scripts/test-arguments.mjs'

const absolute = (file: string) => `/home/me/${file}`

describe('what npm start is told', () => {
  it.each([[['--screenshot', 'out.png']], [['--screenshot=out.png']]])(
    'passes the app an absolute file: %j',
    (words) => {
      const { args, screenshot } = appArguments(words, absolute)
      expect(args).toEqual(['--screenshot=/home/me/out.png'])
      expect(screenshot).toBe('/home/me/out.png')
    },
  )

  it.each([[['--bill', 'b.json']], [['--bill=b.json']]])(
    'hands a bill on by its absolute name: %j',
    (words) => {
      expect(appArguments(words, absolute).args).toEqual(['--bill=/home/me/b.json'])
    },
  )

  it('asks which bill', () => {
    expect(() => appArguments(['--bill'], absolute)).toThrow(/--bill FILE/)
  })

  it('keeps its own switch and passes on all others', () => {
    const { args, retryOfficial } = appArguments(['--lang=en', '--retry-official', 'x'], absolute)
    expect(retryOfficial).toBe(true)
    expect(args).toEqual(['--lang=en', 'x'])
  })

  it('tells how it is used when it is asked', () => {
    expect(appArguments(['--help'], absolute)).toMatchObject({ help: true, args: [] })
    expect(appArguments(['--lang=en'], absolute).help).toBe(false)
  })

  it('asks for the file that was left out', () => {
    expect(() => appArguments(['--screenshot'], absolute)).toThrow(/--screenshot FILE/)
  })
})

describe('what npm test is told', () => {
  it('gives the further arguments to the runner that is named', () => {
    expect(testArguments(['--only', 'e2e', '--headed'])).toEqual({
      only: 'e2e',
      args: ['--headed'],
    })
    expect(testArguments([])).toEqual({ only: undefined, args: [] })
  })

  it('refuses arguments that no runner is named for, and runners that do not exist', () => {
    expect(() => testArguments(['ledger.test.ts'])).toThrow(/one runner/)
    expect(() => testArguments(['--only', 'jest'])).toThrow(/vitest or e2e/)
  })
})

describe('how programs are started', () => {
  it('switches the sandbox off for root on Linux, and for nobody else', () => {
    expect(electronArgs('linux', 0)).toEqual(['--no-sandbox'])
    expect(electronArgs('linux', 1000)).toEqual([])
    expect(electronArgs('darwin', 0)).toEqual([])
    expect(electronArgs('win32', undefined)).toEqual([])
  })

  it('starts npm through its own script, through the shell only where it must', () => {
    const viaNpm = npmCommand(['ci'], { npm_execpath: '/usr/lib/npm/bin/npm-cli.js' }, 'win32')
    expect(viaNpm).toEqual([process.execPath, ['/usr/lib/npm/bin/npm-cli.js', 'ci'], {}])
    expect(npmCommand(['ci'], { npm_execpath: '/opt/yarn.js' }, 'linux')).toEqual([
      'npm',
      ['ci'],
      {},
    ])
    expect(npmCommand(['ci'], {}, 'win32')).toEqual(['npm.cmd', ['ci'], { shell: true }])
  })

  it('knows what Electron is called on each system', () => {
    expect(executableIn('dist', 'linux')).toMatch(/electron$/)
    expect(executableIn('dist', 'win32')).toMatch(/electron\.exe$/)
    expect(executableIn('dist', 'darwin')).toMatch(/Electron\.app.Contents.MacOS.Electron$/)
  })
})

describe('the Node that set-up needs', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.21.0'])('accepts %s', (version) => {
    expect(() => checkNodeVersion(version)).not.toThrow()
  })

  it.each(['20.18.3', '18.20.1', '9.11.2'])('refuses %s in words', (version) => {
    expect(() => checkNodeVersion(version)).toThrow(`this is Node ${version}`)
  })
})

describe('why the official Electron was not taken', () => {
  it.each([
    ['TypeError: fetch failed', 'cannot be reached'],
    ['Error [ERR_REQUIRE_ESM]: require() of ES Module', 'newer Node'],
    ['Error: Checksum mismatch for electron.zip', 'Checksum mismatch'],
  ])('%s', (output, words) => {
    expect(explainFailure({ output, timedOut: false })).toContain(words)
  })

  it('says so when it took too long', () => {
    expect(explainFailure({ output: '', timedOut: true })).toContain('longer than')
  })
})
