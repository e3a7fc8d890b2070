import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { PrinterTrouble } from '@shared/domain/print-job'
import { asBytes } from '../../src-main/printing/draw-document'
import { sendByNetwork } from '../../src-main/printing/network-printer'
import type { SendTools } from '../../src-main/printing/sending'
import { aPrinter } from '../support/papers'
import { SHORT_LIMITS } from '../support/print-queue'
import { cutsOf, linesOf } from '../support/printer/paper'
import type { TcpPrinter } from '../support/printer/tcp-printer'
import { usePrinters } from '../unit/printer-witness/till-line'
import { startScriptedPrinter } from '../support/printer/scripted-printer'

const witnesses = usePrinters()
const SHORT = paperOf('a short one')
/** More than the system keeps for somebody who does not read. */
const HUGE = Buffer.alloc(32 * 1024 * 1024, 0x61)

function paperOf(text: string, answers = true): Buffer {
  return asBytes(text, aPrinter({ answers }), { drawer: 'never', buzzer: false })
}

/** Sends, and hears what is told meanwhile. */
function sending(
  place: Pick<TcpPrinter, 'host' | 'port'>,
  bytes: Uint8Array,
  answers = true,
  whenBegun = (): void => undefined,
) {
  const stop = new AbortController()
  const troubles: (PrinterTrouble | null)[] = []
  let begun = 0
  const heard: ((trouble: PrinterTrouble | null) => void)[] = []
  const tools: SendTools = {
    begin() {
      begun++
      whenBegun()
    },
    told(trouble) {
      troubles.push(trouble)
      for (const tell of heard.splice(0)) tell(trouble)
    },
    signal: stop.signal,
  }
  return {
    sent: sendByNetwork(place, bytes, answers, tools, SHORT_LIMITS),
    begun: () => begun,
    troubles,
    told: () => new Promise<PrinterTrouble | null>((resolve) => heard.push(resolve)),
    stop: () => stop.abort(),
  }
}

describe('a printer that does not answer', () => {
  it.each([true, false])('has been sent the paper, and nobody says more (%s)', async (isAsked) => {
    const witness = await witnesses.start({ answersStatus: false })
    const { sent, begun, troubles } = sending(witness, paperOf('a short one', isAsked), isAsked)
    expect(await sent).toEqual({ kind: 'sent' })
    expect(begun()).toBe(1)
    expect(troubles).toEqual([])
    expect(linesOf(witness.roll()).join('').trim()).toBe('a short one')
    expect(cutsOf(witness.roll())).toHaveLength(1)
  })

  it('stops reading: that is told, and is unknown when it is given up', async () => {
    const witness = await witnesses.start({ reads: 'never' })
    const { sent, told, stop } = sending(witness, HUGE, false)
    expect(await told()).toBe('stalled')
    stop()
    expect(await sent).toEqual({ kind: 'unknown' })
  })

  it('hangs up at once: nobody knows what it took', async () => {
    const witness = await witnesses.start({ closesAfterBytes: 0 })
    expect(await sending(witness, paperOf('a', false), false).sent).toEqual({ kind: 'unknown' })
  })
})

describe('a printer that answers', () => {
  it('stops reading in the middle: that is told, and that it goes on', async () => {
    const witness = await witnesses.start()
    const stall = () => void witness.behave({ reads: 'never' })
    const { sent, told, troubles } = sending(witness, SHORT, true, stall)
    expect(await told()).toBe('stalled')
    await witness.behave({ reads: 'fast' })
    expect(await sent).toEqual({ kind: 'printed' })
    expect(new Set(troubles)).toEqual(new Set(['stalled']))
    expect(cutsOf(witness.roll())).toHaveLength(1)
  })

  it.each([
    ['paperOut', { paperOutAfterLines: 0 }],
    ['coverOpen', { coverOpen: true }],
    ['offline', { offline: true }],
  ] as const)('gets no byte of a paper while it is in trouble: %s', async (trouble, behaviour) => {
    const witness = await witnesses.start(behaviour)
    const { sent, begun } = sending(witness, SHORT)
    expect(await sent).toEqual({ kind: 'notReached', trouble })
    expect(begun()).toBe(0)
    expect(witness.bytes()).toHaveLength(0)
  })

  it('gets no byte of a paper that may not begin', async () => {
    const witness = await witnesses.start()
    const { sent } = sending(witness, SHORT, true, () => {
      throw new Error('nobody wants it any more')
    })
    expect(await sent).toEqual({ kind: 'notReached', trouble: 'unreachable' })
    expect(witness.bytes()).toHaveLength(0)
  })

  it('prints although the end of the roll is in sight', async () => {
    const witness = await witnesses.start({ paperNearEnd: true })
    expect(await sending(witness, SHORT).sent).toEqual({ kind: 'printed' })
  })

  it('is not reached where nobody listens, and where the sending is given up before it began', async () => {
    const witness = await witnesses.start({ refuses: true })
    const unreachable = { kind: 'notReached', trouble: 'unreachable' }
    expect(await sending(witness, SHORT).sent).toEqual(unreachable)
    const silent = await witnesses.start({ answersStatus: false })
    const { sent, begun, stop } = sending(silent, SHORT)
    stop()
    expect(await sent).toEqual(unreachable)
    expect(begun()).toBe(0)
  })

  it('leaves nothing behind on the signal that ends all sending', async () => {
    const witness = await witnesses.start()
    const { signal } = new AbortController()
    const tools = { begin: () => undefined, told: () => undefined, signal }
    await sendByNetwork(witness, SHORT, true, tools, SHORT_LIMITS)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

describe('what a printer says without being asked', () => {
  /** As automatic status back has it: four bytes, of which the later ones look like the word that all is printed. */
  const NEWS = [0x10, 0x00, 0x00, 0x00]
  const FLOW_CONTROL = [0x11, 0x13]

  it.each([
    ['news of its state', NEWS],
    ['news twice', [...NEWS, ...NEWS]],
    ['flow control', FLOW_CONTROL],
    ['an answer nobody asked for', [0x12]],
  ])('is not taken for the word that all is printed: %s', async (_, bytes) => {
    const printer = await startScriptedPrinter()
    const { sent } = sending(printer, SHORT)
    await printer.gotPaper
    printer.say(bytes)
    await printer.askedAgain()
    printer.hangUp()
    expect(await sent).toEqual({ kind: 'unknown' })
  })

  it('does not hide that word either', async () => {
    const printer = await startScriptedPrinter()
    const { sent } = sending(printer, SHORT)
    await printer.gotPaper
    printer.say([...NEWS, 0x00])
    expect(await sent).toEqual({ kind: 'printed' })
  })

  it('does not count as an answer: that it is well and never tells the end means sent', async () => {
    const printer = await startScriptedPrinter()
    expect(await sending(printer, SHORT).sent).toEqual({ kind: 'sent' })
  })
})
