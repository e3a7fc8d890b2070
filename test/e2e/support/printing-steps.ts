import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Printer, PrintSettings } from '@shared/domain/print-settings-schema'
import type { CallInput, CallName, CallOutput } from '@shared/ipc/contract'
import type { Dots } from '../../support/printer/dots'
import { itemsOf, type Paper } from '../../support/printer/paper'
import type { TcpPrinter } from '../../support/printer/tcp-printer'
import { expectOutcome, openMember, redeemByKeyboard } from './counter-steps'
import { expect } from './shared-api'

const GOODS = '现磨咖啡兑换券'
export const screens = join(import.meta.dirname, '../../../test-results/screens')
/** A roll of 80 mm, and where the 576 dots of 48 columns begin on it: 8 dots are a millimetre. */
export const ROLL = { width: 640, left: 32 }
const WIDE = 576
/** Of the ink of one line: what may be elsewhere because two programs drew it. */
export const APART_MAX = 0.05

/** Makes one call of the contract from the page; it must not fail. */
export async function ask<N extends CallName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const json = JSON.stringify(JSON.stringify(input))
  const answer = JSON.parse(await page.evaluate<string>(`counter.invoke('${name}', ${json})`))
  expect(answer).toMatchObject({ ok: true })
  return answer.value
}

/** Goes to the print settings. */
export async function openPrintSettings(page: Page): Promise<void> {
  await page.keyboard.press('Alt+3')
  await page.locator('[data-test=open-printing]').click()
}

/** The same receipt for the customer on a network printer and for the shop on the one that is set up; that one comes back. */
export async function printOnBoth(
  page: Page,
  { host, port }: TcpPrinter,
  changes: Partial<Printer>,
): Promise<Printer> {
  const { settings, templates } = await ask(page, 'print.get', null)
  const [own] = settings.printers
  if (!own) throw new Error('no printer is set up')
  const local = { ...own, ...changes }
  const place = { kind: 'network', host, port } as const
  const other: Printer = { ...local, id: 'network', place, answers: false }
  // One template for both: whose paper it is must not make a difference.
  const template = { own: templates.full }
  const next: PrintSettings = {
    ...settings,
    printers: [local, other],
    customer: { printerId: other.id, copies: 1, template },
    shop: { printerId: local.id, copies: 1, template },
  }
  await ask(page, 'print.set', { settings: next, pin: null })
  return local
}

/** Redeems one coupon of the sample member. */
export async function redeem(page: Page): Promise<void> {
  await page.keyboard.press('Alt+1')
  await openMember(page)
  await redeemByKeyboard(page, [GOODS])
  await expectOutcome(page, 'done')
}

/** Resolves when no paper waits or is on its way any more: one that is asked for earlier is not doubled. */
export async function untilAllPrinted(page: Page): Promise<void> {
  await expect.poll(async () => (await ask(page, 'print.status', null)).waiting).toBe(0)
}

/** A receipt that came as a picture, in pieces where it is long; of a test page the strip that is one. */
export function pictureOf(paper: Paper): Dots {
  const pieces = itemsOf(paper, 'picture').filter(({ width }) => width === WIDE)
  const height = pieces.reduce((sum, piece) => sum + piece.height, 0)
  return { width: WIDE, height, dots: Buffer.concat(pieces.map(({ dots }) => dots)) }
}

/** How many pages a PDF has, and how wide they are. */
export const mmOf = (file: string) => {
  const said = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
  const [, pages, width] = /Pages:\s+(\d+)[^]*Page size:\s+([\d.]+) x/.exec(said) ?? []
  return { pages: Number(pages), width: (Number(width) / 72) * 25.4 }
}
