import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aPrinter, noPictures } from '../support/papers'
import { aPrintQueue, fullPapers, historiesIn, placeOf, SHORT_LAYOUT } from '../support/print-queue'
import { linesOf } from '../support/printer/paper'
import { tempFolder } from '../support/temp-folder'
import { usePrinters } from '../unit/printer-witness/till-line'

const witnesses = usePrinters()
const MINUTE_MS = 60_000

async function aTill(behaviour: Parameters<typeof witnesses.start>[0] = {}) {
  const file = join(tempFolder(), 'ledger.db')
  const witness = await witnesses.start(behaviour)
  const printers = [aPrinter({ place: placeOf(witness) })]
  const queue = aPrintQueue({ file, settings: { printers, customer: SHORT_LAYOUT } })
  return { file, witness, queue }
}

const unmarked = (numbers: readonly string[]) => numbers.map((number) => ({ number, mark: null }))

describe('a roll that ends in the middle of ten papers', () => {
  it('is followed by the rest of them, in order, each once and unmarked', async () => {
    // Some lines of the fourth paper still find room.
    const { file, witness, queue } = await aTill({ paperOutAfterLines: 10 })
    const sold = Array.from({ length: 10 }, () => queue.sell())
    const isOut = () => queue.printing.status().trouble?.what === 'paperOut'
    await queue.told(isOut)
    expect(fullPapers(witness)).toHaveLength(3)
    expect(queue.printing.status()).toMatchObject({ waiting: 7, asking: 0 })
    await witness.refill()
    for (const { jobs } of sold) await queue.until(jobs[0] ?? '', 'printed')
    expect(fullPapers(witness)).toEqual(unmarked(sold.map(({ number }) => number)))
    expect(queue.printing.status()).toMatchObject({ waiting: 0, asking: 0, trouble: null })
    const histories = [...historiesIn(file).values()]
    expect(histories).toEqual(histories.map(() => ['queued', 'sending', 'printed']))
  })

  it('or an open cover holds the papers back before a byte of them goes out', async () => {
    const { file, witness, queue } = await aTill({ coverOpen: true })
    const { jobs, number } = queue.sell()
    await queue.told(() => queue.printing.status().trouble?.what === 'coverOpen')
    expect(witness.bytes()).toHaveLength(0)
    expect(historiesIn(file).get(jobs[0] ?? '')).toEqual(['queued'])
    await witness.behave({ coverOpen: false })
    await queue.until(jobs[0] ?? '', 'printed')
    expect(fullPapers(witness)).toEqual(unmarked([number]))
  })
})

describe('a printer that is off for an hour', () => {
  async function afterAnHour() {
    const till = await aTill()
    const { queue, witness } = till
    await witness.behave({ refuses: true })
    const old = queue.sell()
    const older = queue.sell()
    await queue.told(() => queue.printing.status().trouble?.what === 'unreachable')
    queue.clock.at += 31 * MINUTE_MS
    const young = queue.sell()
    queue.clock.at += 29 * MINUTE_MS
    const [first = '', second = '', third = ''] = [old, older, young].flatMap(({ jobs }) => jobs)
    // Whether it can be reached has no say in it: nobody wants these any more without a word.
    await queue.until(second, 'held')
    expect(queue.printing.open().map(({ state }) => state)).toEqual(['held', 'held', 'queued'])
    await witness.behave({ refuses: false })
    await queue.until(third, 'printed')
    return { ...till, old, older, young, first, second }
  }

  it('prints the young papers afterwards, and asks about the old ones', async () => {
    const { queue, witness, young, first } = await afterAnHour()
    expect(fullPapers(witness)).toEqual(unmarked([young.number]))
    expect(queue.printing.status()).toMatchObject({ waiting: 0, asking: 2, trouble: null })
    expect(queue.ledger.print(first)?.cause).toEqual({ code: 'tooOld' })
  })

  it('prints those that are wanted, unmarked: they never went out', async () => {
    const { queue, witness, old, young, first, second } = await afterAnHour()
    queue.printing.decide(first, 'again', '02')
    await queue.until(first, 'printed')
    queue.printing.decide(second, 'drop', '02')
    expect(fullPapers(witness)).toEqual(unmarked([young.number, old.number]))
    expect(queue.printing.open()).toEqual([])
    expect(queue.ledger.print(second)).toMatchObject({ state: 'dropped', cause: { by: '02' } })
    // What is over is over, and what never went out was seen by nobody.
    expect(() => queue.printing.decide(second, 'again', '02')).toThrow('print.gone')
    expect(() => queue.printing.decide(first, 'again', '02')).toThrow('print.gone')
  })

  it('prints a paper that is asked for once more instead of a second one beside it', async () => {
    const { queue, witness, older, second } = await afterAnHour()
    expect(queue.printing.reprint(older.saleId, 'customer', '02').jobId).toBe(second)
    await queue.until(second, 'printed')
    expect(fullPapers(witness).at(-1)).toEqual({ number: older.number, mark: null })
    expect(queue.ledger.printsOf(older.saleId)).toHaveLength(1)
  })
})

describe('a paper that cannot be made', () => {
  it('by a layout that is wrong comes out by the compact one', async () => {
    const { witness, queue } = await aTill()
    queue.rules.printing.customer.template = { own: '{{ nobody }}' }
    const { jobs, number } = queue.sell()
    await queue.until(jobs[0] ?? '', 'printed')
    const text = linesOf(await witness.nextPaper()).join('\n')
    expect(text).toContain(number)
    expect(text).toContain('优惠合计')
  })

  it('at all waits for a person, and holds up no other', async () => {
    const { witness, queue } = await aTill()
    const [printer] = queue.rules.printing.printers
    if (printer) printer.look = 'picture'
    await expect(noPictures()).rejects.toThrow()
    const { jobs: undrawn } = queue.sell()
    await queue.until(undrawn[0] ?? '', 'failed')
    if (printer) printer.look = 'text'
    const { jobs, number } = queue.sell()
    await queue.until(jobs[0] ?? '', 'printed')
    expect(fullPapers(witness)).toEqual(unmarked([number]))
    queue.printing.decide(undrawn[0] ?? '', 'again', '02')
    await queue.until(undrawn[0] ?? '', 'printed')
    expect(fullPapers(witness)).toHaveLength(2)
  })
})
