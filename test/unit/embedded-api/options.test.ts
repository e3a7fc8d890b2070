import { describe, expect, it } from 'vitest'
import { readOptions } from '../../../src-main/embedded-api/options'

describe('readOptions', () => {
  it('has a default for everything', () => {
    expect(readOptions([], {})).toEqual({
      host: '127.0.0.1',
      port: 8720,
      data: 'coupon-api.db',
      timeZone: 'Asia/Shanghai',
      sampleMembers: 500,
      undoMinutes: 10,
      logLevel: 'warn',
      terminalToken: null,
    })
  })

  it('reads every option', () => {
    const args = [
      '--port',
      '0',
      '--host=::1',
      '--data',
      'a b.db',
      '--no-sample',
      '--undo-minutes=0',
    ]
    const others = ['--time-zone', 'Europe/Berlin', '--log-level', 'info']
    const token = 'x'.repeat(16)
    expect(readOptions([...args, ...others], { COUPON_API_TOKEN: token })).toEqual({
      host: '::1',
      port: 0,
      data: 'a b.db',
      timeZone: 'Europe/Berlin',
      sampleMembers: null,
      undoMinutes: 0,
      logLevel: 'info',
      terminalToken: token,
    })
    expect(readOptions(['--help'], {})).toBe('help')
  })

  it.each([
    [['--port', '70000'], 'port'],
    [['--port', '1.5'], 'port'],
    [['--undo-minutes=-1'], 'undo-minutes'],
    [['--sample-members', 'many'], 'sample-members'],
    [['--time-zone', 'Mars/Base'], 'time-zone'],
    [['--nonsense'], 'nonsense'],
    [['stray'], 'stray'],
  ])('names what is wrong in %j', (args, name) => {
    expect(() => readOptions(args, {})).toThrow(name)
  })

  it('refuses a token that is easy to guess', () => {
    expect(() => readOptions([], { COUPON_API_TOKEN: 'short' })).toThrow('COUPON_API_TOKEN')
  })

  it('passes over what an embedding process adds', () => {
    const args = ['--type=utility', '--port', '0', '--enable-features=Many', '--data', 'x.db']
    expect(readOptions(args, {}, true)).toMatchObject({ port: 0, data: 'x.db' })
  })
})
