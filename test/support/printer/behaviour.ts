/** How a printer is at a moment. What it is not told stays as it was. */
export interface Behaviour {
  /** How many more line feeds the roll lasts; null for a roll without end. */
  paperOutAfterLines: number | null
  /** The end of the roll is in sight; it still prints. */
  paperNearEnd: boolean
  /** Nothing is printed while it is open. */
  coverOpen: boolean
  /** Somebody's hand took it off the line: nothing is printed. */
  offline: boolean
  /** False for a printer that keeps silent whatever it is asked. */
  answersStatus: boolean
  /** Switched off: nobody can connect, and what it had not printed yet is lost. */
  refuses: boolean
  /** It breaks each connection after taking this many bytes of it; null for never. */
  closesAfterBytes: number | null
  /** Slow takes small pieces with pauses; never leaves everything in the sender's buffer. */
  reads: 'fast' | 'slow' | 'never'
}

export const AS_IT_SHOULD: Behaviour = {
  paperOutAfterLines: null,
  paperNearEnd: false,
  coverOpen: false,
  offline: false,
  answersStatus: true,
  refuses: false,
  closesAfterBytes: null,
  reads: 'fast',
}

/** The bits that are set in every answer to a question in real time, by which a till knows it for one. */
const FIXED = 0x12
const BIT = {
  offline: 0x08,
  coverOpen: 0x04,
  stoppedByPaperEnd: 0x20,
  nearEnd: 0x0c,
  paperEnd: 0x60,
}

export function isPaperOut({ paperOutAfterLines }: Behaviour): boolean {
  return paperOutAfterLines !== null && paperOutAfterLines <= 0
}

export function canPrint(behaviour: Behaviour): boolean {
  return !behaviour.coverOpen && !behaviour.offline && !isPaperOut(behaviour)
}

/** The answer to `DLE EOT n`, as Epson's reference has it: 1 printer, 2 why offline, 3 errors, 4 paper. */
export function realTimeStatus(question: number, behaviour: Behaviour): number {
  const { coverOpen, paperNearEnd } = behaviour
  const paperOut = isPaperOut(behaviour)
  if (question === 1) return FIXED | (canPrint(behaviour) ? 0 : BIT.offline)
  if (question === 2)
    return FIXED | (coverOpen ? BIT.coverOpen : 0) | (paperOut ? BIT.stoppedByPaperEnd : 0)
  if (question === 3) return FIXED
  return FIXED | (paperNearEnd || paperOut ? BIT.nearEnd : 0) | (paperOut ? BIT.paperEnd : 0)
}

/**
 * The answer to `GS r n` in the order of printing. It never tells that the paper is out, for without paper the printing
 * does not come to the question.
 */
export function statusInOrder(question: number, { paperNearEnd }: Behaviour): number {
  return question % 48 === 1 && paperNearEnd ? 0x03 : 0
}
