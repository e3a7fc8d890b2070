import { describe, expect, it } from 'vitest'
import type { Printer } from '@shared/domain/print-settings-schema'
import { paperWorks } from '../../../src-main/printing/paper-works'
import { asPlaced } from '../../../src-main/printing/system-printers'
import { silentLog } from '../../../src-main/log'
import { aJob, aPrinter, noPictures, paperRules } from '../../support/papers'
import { aReceipt, aStoredSale, SOLD_AT } from '../../support/receipts'

const rules = paperRules()
const tools = { draw: noPictures, log: silentLog, now: SOLD_AT }
const receiptFor = (place: Printer['place']) =>
  paperWorks.receipt(aJob(), aStoredSale(aReceipt()), asPlaced(aPrinter({ place })), rules, tools)

describe('where a receipt goes as a page', () => {
  it.each<Printer['place']>([
    { kind: 'system', queue: 'TM-T82' },
    { kind: 'folder', path: '/receipts' },
  ])('of $kind it is drawn, and no command is among it', async (place) => {
    const paper = Buffer.from(await receiptFor(place)).toString()
    expect(paper).toMatch(/^<svg width="576px"[^]*<\/svg>\s*$/)
    const page = Buffer.from(
      await paperWorks.test(asPlaced(aPrinter({ place })), rules, noPictures),
    )
    expect(page.toString()).toMatch(/^<svg[^]*<\/svg>\s*$/)
    expect(page.toString().match(/<svg/g)).toHaveLength(1)
  })

  it.each<Printer['place']>([
    { kind: 'network', host: '192.0.2.9', port: 9100 },
    { kind: 'raw', queue: 'RAW' },
  ])('of $kind it is commands', async (place) => {
    const [escape, at] = await receiptFor(place)
    expect([escape, at]).toEqual([0x1b, 0x40])
  })
})
