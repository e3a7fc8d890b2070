import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aPrinter } from '../support/papers'
import { aPrintQueue, fullPapers, historiesIn, placeOf, SHORT_LAYOUT } from '../support/print-queue'
import { tempFolder } from '../support/temp-folder'
import { usePrinters } from '../unit/printer-witness/till-line'

const witnesses = usePrinters()
/** `DLE EOT` 1, 2 and 4, before the first byte of a paper. */
const QUESTION_BYTES = 9

describe.each([
  { answersStatus: true, before: QUESTION_BYTES },
  { answersStatus: false, before: 0 },
])('the line to a printer that answers ($answersStatus), cut at every byte', (way) => {
  const { answersStatus, before } = way

  it('prints a paper once in full, or leaves it to a person', { timeout: 60_000 }, async () => {
    const file = join(tempFolder(), 'ledger.db')
    const witness = await witnesses.start({ answersStatus })
    const printer = aPrinter({ place: placeOf(witness), answers: answersStatus })
    const queue = aPrintQueue({ file, settings: { printers: [printer], customer: SHORT_LAYOUT } })
    const [first = ''] = queue.sell().jobs
    await queue.until(first, 'printed', 'sent')
    const length = before + witness.bytes().length

    const cuts = []
    for (let cut = 0; cut <= length; cut++) {
      await witness.behave({ closesAfterBytes: cut })
      const { saleId, jobs, number } = queue.sell()
      const [jobId = ''] = jobs
      const isTold = () => queue.printing.status().trouble !== null
      const isOver = () => !['queued', 'sending'].includes(queue.ledger.print(jobId)?.state ?? '')
      await queue.told(() => isTold() || isOver())
      const wentOut = isOver()
      await witness.behave({ closesAfterBytes: null })
      queue.printing.wake()
      const { state } = await queue.until(jobId, 'printed', 'sent', 'unknown')
      if (state === 'unknown') {
        expect(queue.printing.status()).toMatchObject({ waiting: 0, asking: 1 })
        queue.printing.decide(jobId, 'again', '02')
        const again = queue.ledger.printsOf(saleId).find((job) => job.jobId !== jobId)
        expect(again).toMatchObject({ copy: 1 })
        await queue.until(again?.jobId ?? '', 'printed', 'sent')
      }
      cuts.push({ cut, jobId, number, state, wentOut })
    }

    const histories = historiesIn(file)
    const full = fullPapers(witness)
    for (const { cut, jobId, number, state, wentOut } of cuts) {
      const papers = full.filter((paper) => paper.number === number)
      const told = { cut, state, plain: papers.filter(({ mark }) => mark === null).length }
      // Before the first byte of it has gone out it may be tried again, and never after that.
      if (!wentOut) expect({ cut, isBefore: cut < before }).toEqual({ cut, isBefore: true })
      if (state === 'unknown') {
        expect(told.plain, `at byte ${cut}`).toBeLessThanOrEqual(1)
        expect(papers.flatMap(({ mark }) => mark ?? [])).toEqual(['补打 1'])
        expect(histories.get(jobId)).toEqual(['queued', 'sending', 'unknown', 'dropped'])
      } else {
        expect(told).toEqual({ ...told, plain: 1 })
        expect(papers).toHaveLength(1)
        expect(histories.get(jobId)).toEqual(['queued', 'sending', state])
      }
    }
    // Most of the cuts are in the middle of a paper.
    expect(cuts.filter(({ state }) => state === 'unknown').length).toBeGreaterThan(100)
    expect(queue.printing.open()).toEqual([])
  })
})
