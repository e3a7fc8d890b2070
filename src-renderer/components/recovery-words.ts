import type { Instant } from '@shared/domain/calendar'
import type { Recovery } from '@shared/domain/ledger-keeping'

type Translate = (key: string, named: Record<string, unknown>, plural?: number) => string

/** What a recovery means, sentence by sentence: where it started, what may be missing, what was saved. */
export function recoveryWords(
  t: Translate,
  recovery: Recovery,
  moment: (at: Instant) => string,
): string[] {
  const { cause, backupAt, complete, rescued, fragments } = recovery
  const at = moment(recovery.at)
  const since = backupAt === null ? null : moment(backupAt)
  const words = [
    since === null
      ? t('keeping.recovery.fromNothing', { at })
      : t(`keeping.recovery.from.${cause}`, { at, since }),
  ]
  if (rescued > 0) words.push(t('keeping.recovery.rescued', { n: rescued }, rescued))
  if (complete) words.push(t('keeping.recovery.complete', {}))
  else if (since === null) words.push(t('keeping.recovery.missingAll', { at }))
  else words.push(t('keeping.recovery.missing', { at, since }))
  if (fragments > 0) words.push(t('keeping.recovery.fragments', { n: fragments }, fragments))
  return words
}
