import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ProblemError } from '@shared/ipc/result'
import { aPrinter } from '../support/papers'
import { aPrintQueue, fullPapers, historiesIn, placeOf, SHORT_LAYOUT } from '../support/print-queue'
import { tempFolder } from '../support/temp-folder'
import { usePrinters } from '../unit/printer-witness/till-line'

const witnesses = usePrinters()
type Book = NonNullable<Parameters<typeof aPrintQueue>[0]['book']>

async function aTill(book?: Book) {
  const file = join(tempFolder(), 'ledger.db')
  const witness = await witnesses.start()
  const printers = [aPrinter({ place: placeOf(witness) })]
  const settings = { printers, customer: SHORT_LAYOUT, shop: { ...SHORT_LAYOUT, copies: 0 } }
  return { file, witness, queue: aPrintQueue({ file, settings, ...(book ? { book } : {}) }) }
}

describe('a receipt that is wanted once more', () => {
  it('is not doubled while it still waits', async () => {
    const { witness, queue } = await aTill()
    await witness.behave({ coverOpen: true })
    const { saleId, jobs, number } = queue.sell()
    expect(queue.printing.reprint(saleId, 'customer', '02').jobId).toBe(jobs[0])
    expect(queue.printing.reprintLast('training', 'customer', '02').jobId).toBe(jobs[0])
    await witness.behave({ coverOpen: false })
    await queue.until(jobs[0] ?? '', 'printed')
    expect(fullPapers(witness)).toEqual([{ number, mark: null }])
  })

  it('is not doubled while it is on its way', async () => {
    const { witness, queue } = await aTill()
    await witness.behave({ reads: 'never' })
    const { saleId, jobs } = queue.sell()
    await queue.until(jobs[0] ?? '', 'sending')
    expect(queue.printing.reprint(saleId, 'customer', '02').jobId).toBe(jobs[0])
    expect(queue.ledger.printsOf(saleId)).toHaveLength(1)
  })

  it('is a copy each time, and each has its number', async () => {
    const { witness, queue } = await aTill()
    const { saleId, jobs, number } = queue.sell()
    await queue.until(jobs[0] ?? '', 'printed')
    for (const copy of [1, 2]) {
      const job = queue.printing.reprint(saleId, 'customer', '02')
      expect(job).toMatchObject({ copy, askedBy: '02' })
      await queue.until(job.jobId, 'printed')
    }
    expect(fullPapers(witness)).toEqual([
      { number, mark: null },
      { number, mark: '补打 1' },
      { number, mark: '补打 2' },
    ])
    // The shop's own paper is another one.
    expect(queue.printing.reprint(saleId, 'shop', '02').copy).toBe(0)
  })

  it('is unmarked where the one before was given up and never went out', async () => {
    const { witness, queue } = await aTill()
    await witness.behave({ coverOpen: true })
    const { saleId, jobs, number } = queue.sell()
    queue.printing.decide(jobs[0] ?? '', 'drop', '02')
    await witness.behave({ coverOpen: false })
    const { jobId, copy } = queue.printing.reprint(saleId, 'customer', '02')
    expect(copy).toBe(0)
    await queue.until(jobId, 'printed')
    expect(fullPapers(witness)).toEqual([{ number, mark: null }])
  })

  it('is refused where there is no printer, and before the first sale', async () => {
    const { queue } = await aTill()
    const { printing } = queue
    expect(() => printing.reprintLast('training', 'customer', '02')).toThrow('print.nothingYet')
    expect(() => printing.reprintLast(null, 'customer', '02')).toThrow('print.nothingYet')
    const { saleId } = queue.sell()
    queue.rules.printing.printers = []
    expect(() => queue.printing.reprint(saleId, 'customer', '02')).toThrow('print.noPrinter')
  })

  it('never has the number of another copy, whichever of them was given up', async () => {
    const { witness, queue } = await aTill()
    await witness.behave({ coverOpen: true })
    const { saleId, jobs, number } = queue.sell('customer', 'customer')
    queue.printing.decide(jobs[0] ?? '', 'drop', '02')
    await witness.behave({ coverOpen: false })
    await queue.until(jobs[1] ?? '', 'printed')
    const { jobId } = queue.printing.reprint(saleId, 'customer', '02')
    await queue.until(jobId, 'printed')
    expect(fullPapers(witness)).toEqual([
      { number, mark: '补打 1' },
      { number, mark: '补打 2' },
    ])
  })

  it('is refused for a sale that is not there, and nothing is written', async () => {
    const { queue } = await aTill()
    const saleId = randomUUID()
    expect(() => queue.printing.reprint(saleId, 'customer', '02')).toThrow('print.gone')
    expect(queue.ledger.printsOf(saleId)).toEqual([])
  })

  it('comes out though it was asked for just when the queue had looked for the last time', async () => {
    let asked: (() => void) | null = null
    const { witness, queue } = await aTill((ledger) => ({
      ...ledger,
      nextPrint(...of) {
        const next = ledger.nextPrint(...of)
        const ask = asked
        if (next === null && ask) {
          asked = null
          queueMicrotask(ask)
        }
        return next
      },
    }))
    const { saleId, jobs, number } = queue.sell()
    asked = () => void queue.printing.reprint(saleId, 'customer', '02')
    await queue.until(jobs[0] ?? '', 'printed')
    await queue.told(() => fullPapers(witness).length === 2 && queue.printing.open().length === 0)
    expect(fullPapers(witness).at(1)).toEqual({ number, mark: '补打 1' })
  })
})

describe('a ledger that cannot be written', () => {
  const full = () => new ProblemError({ code: 'storage.full', path: 'ledger.db' })

  it('lets no byte of a paper out', async () => {
    let tries = 0
    const { file, witness, queue } = await aTill((ledger) => ({
      ...ledger,
      advancePrint(...of) {
        if (of[1] === 'sending' && ++tries <= 3) throw full()
        return ledger.advancePrint(...of)
      },
    }))
    const { jobs, number } = queue.sell()
    await queue.until(jobs[0] ?? '', 'printed')
    expect(tries).toBe(4)
    expect(witness.connections()).toBe(4)
    expect(fullPapers(witness)).toEqual([{ number, mark: null }])
    expect(historiesIn(file).get(jobs[0] ?? '')).toEqual(['queued', 'sending', 'printed'])
  })

  it('does not leave a paper on its way for ever when its end could not be written', async () => {
    let isFull = true
    const { witness, queue } = await aTill((ledger) => ({
      ...ledger,
      advancePrint(...of) {
        if (of[1] === 'printed' && isFull) throw full()
        return ledger.advancePrint(...of)
      },
    }))
    const { jobs, number } = queue.sell()
    const { cause } = await queue.until(jobs[0] ?? '', 'unknown')
    expect(cause).toEqual({ code: 'interrupted' })
    isFull = false
    const next = queue.sell()
    await queue.until(next.jobs[0] ?? '', 'printed')
    expect(fullPapers(witness)).toEqual([
      { number, mark: null },
      { number: next.number, mark: null },
    ])
    queue.printing.decide(jobs[0] ?? '', 'printed', '02')
    expect(queue.printing.status()).toMatchObject({ waiting: 0, asking: 0 })
  })
})

describe('two printers', () => {
  it('work side by side: one that is dead holds up only its own papers', async () => {
    const file = join(tempFolder(), 'ledger.db')
    const [dead, well] = [await witnesses.start(), await witnesses.start()]
    await dead.behave({ refuses: true })
    const printers = [
      aPrinter({ id: 'kitchen', name: '后厨', place: placeOf(dead) }),
      aPrinter({ place: placeOf(well) }),
    ]
    const settings = {
      printers,
      customer: { ...SHORT_LAYOUT, printerId: 'till' },
      shop: { ...SHORT_LAYOUT, printerId: 'kitchen' },
    }
    const queue = aPrintQueue({ file, settings })
    const sold = [1, 2, 3].map(() => queue.sell('shop', 'customer'))
    for (const { jobs } of sold) await queue.until(jobs[1] ?? '', 'printed')
    const papers = sold.map(({ number }) => ({ number, mark: null }))
    expect(fullPapers(well)).toEqual(papers)
    await queue.told(() => queue.printing.status().trouble?.printer === '后厨')
    expect(queue.printing.status()).toMatchObject({ waiting: 3, asking: 0 })
    await dead.behave({ refuses: false })
    for (const { jobs } of sold) await queue.until(jobs[0] ?? '', 'printed')
    expect(fullPapers(dead)).toEqual(papers)
    expect(fullPapers(well)).toEqual(papers)
  })
})

describe('the end of the program in the middle of a paper', () => {
  it('leaves to a person what may be half printed, and the rest to the next start', async () => {
    const { file, witness, queue } = await aTill()
    await witness.behave({ reads: 'never' })
    // It never answers: the paper goes out, and the end never comes.
    const first = queue.sell()
    await queue.until(first.jobs[0] ?? '', 'sending')
    const second = queue.sell()
    await queue.end()
    const histories = historiesIn(file)
    expect(histories.get(first.jobs[0] ?? '')).toEqual(['queued', 'sending', 'unknown'])
    expect(histories.get(second.jobs[0] ?? '')).toEqual(['queued'])
    await witness.behave({ reads: 'fast' })
    const printers = [aPrinter({ place: placeOf(await witnesses.start()) })]
    const next = aPrintQueue({ file, settings: { printers, customer: SHORT_LAYOUT } })
    await next.until(second.jobs[0] ?? '', 'printed')
    expect(next.printing.open().map(({ jobId }) => jobId)).toEqual(first.jobs)
  })

  it('waits for a paper that is about to be over', async () => {
    const { file, witness, queue } = await aTill()
    await witness.behave({ coverOpen: false, reads: 'slow' })
    const { jobs } = queue.sell()
    await queue.until(jobs[0] ?? '', 'sending')
    await queue.end()
    expect(historiesIn(file).get(jobs[0] ?? '')).toEqual(['queued', 'sending', 'printed'])
  })
})
