import { SCANNER_BOUNDS, type ScannerSettings } from '@shared/domain/scanner'

export const NUMBERS = ['maxGapMs', 'minLength', 'maxBurstMs'] as const
type NumberName = (typeof NUMBERS)[number]

/** The scanner's settings as they stand in the form. */
export interface ScannerDraft extends Omit<ScannerSettings, NumberName | 'ends'> {
  numbers: Record<NumberName, string>
  ends: ScannerSettings['ends'][number][]
  sounds: Record<keyof ScannerSettings['sounds'], boolean>
  marks: Record<keyof ScannerSettings['marks'], boolean>
}

/** Puts settings into the form. */
export const draftOf = (settings: ScannerSettings): ScannerDraft => ({
  ...{ prefix: settings.prefix, suffix: settings.suffix, layout: settings.layout },
  numbers: {
    maxGapMs: String(settings.maxGapMs),
    minLength: String(settings.minLength),
    maxBurstMs: String(settings.maxBurstMs),
  },
  ends: [...settings.ends],
  sounds: { ...settings.sounds },
  marks: { ...settings.marks },
  volume: settings.volume,
})

/** True where a number of the form is none, or beyond its bounds. */
export function isWrong(name: NumberName, text: string): boolean {
  const [least, most] = SCANNER_BOUNDS[name]
  const value = /^\d+$/.test(text.trim()) ? Number(text) : NaN
  return !(value >= least && value <= most)
}

/** The settings of a form without mistakes; null where it has some. */
export function settingsOf(draft: ScannerDraft): ScannerSettings | null {
  const { numbers, ...others } = draft
  if (NUMBERS.some((name) => isWrong(name, numbers[name])) || draft.ends.length === 0) return null
  const { prefix, suffix, layout, ends, sounds, marks, volume } = others
  return {
    ...{ prefix, suffix, layout, volume: Number(volume) },
    ...{ ends: [...ends], sounds: { ...sounds }, marks: { ...marks } },
    maxGapMs: Number(numbers.maxGapMs),
    minLength: Number(numbers.minLength),
    maxBurstMs: Number(numbers.maxBurstMs),
  }
}

/** True where the form says what is in force, in whatever order its marks were set. */
export function isSame(draft: ScannerDraft, settings: ScannerSettings): boolean {
  const said = settingsOf(draft)
  return said !== null && textOf(said) === textOf(settings)
}

/** The same settings are the same text: what comes from outside may name its parts in another order. */
function textOf(settings: ScannerSettings): string {
  const { ends, ...others } = settingsOf(draftOf(settings)) ?? settings
  return JSON.stringify({ ...others, ends: [...ends].sort() })
}
