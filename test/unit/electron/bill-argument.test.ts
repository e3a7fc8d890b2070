import { describe, expect, it } from 'vitest'
import { billArgument, billOfSecondStart } from '../../../src-main/electron/bill-argument'

const words = (...argv: string[]) => billArgument(['electron', '.', ...argv], '/shop/till')

describe('the bill on the command line', () => {
  it.each([
    [['--bill', 'b.json'], '/shop/till/b.json'],
    [['--bill=b.json'], '/shop/till/b.json'],
    [['--bill', '/bills/b 1.json'], '/bills/b 1.json'],
    [['--bill=--odd.json'], '/shop/till/--odd.json'],
    [['--bill', 'a.json', '--lang=en', '--bill', 'b.json'], '/shop/till/b.json'],
    [['--bill', '../b.json', 'x'], '/shop/b.json'],
  ])('%j', (argv, file) => {
    expect(words(...argv)).toBe(file)
  })

  it.each([[['--bill']], [['--bill=']], [['--bill', '--lang=en']]])('%j names no file', (argv) => {
    expect(words(...argv)).toBeNull()
  })

  it.each([[[]], [['b.json']], [['--bills', 'b.json']], [['bill', 'b.json']]])(
    '%j has none',
    (argv) => {
      expect(words(...argv)).toBeUndefined()
    },
  )
})

describe('what a second start tells', () => {
  it('is a path, or that none was named', () => {
    expect(billOfSecondStart({ bill: '/b.json' })).toBe('/b.json')
    expect(billOfSecondStart({ bill: null })).toBeNull()
  })

  it.each([undefined, null, {}, 'bill', 7, { bill: 7 }, { bill: ['/b'] }, { bill: {} }])(
    'is no bill: %j',
    (told) => {
      expect(billOfSecondStart(told)).toBeUndefined()
    },
  )
})
