/** Which characters the keys of a keyboard stand for; `computer`: whatever the system makes of them. */
export const SCANNER_LAYOUTS = ['computer', 'us', 'uk', 'fr'] as const
export type ScannerLayout = (typeof SCANNER_LAYOUTS)[number]

/** What may end a scan; a line feed behind Enter belongs to it. */
export const SCAN_ENDS = ['enter', 'tab', 'silence'] as const
export type ScanEnd = (typeof SCAN_ENDS)[number]

/** How a scanner that types like a keyboard is known, and how its scans are answered. */
export interface ScannerSettings {
  /** Longest time between two keys of one scan, ms. */
  maxGapMs: number
  /** Fewest characters of a code, without prefix and suffix. */
  minLength: number
  /** Longest time from the first to the last key, ms. One much faster than fingers may take longer. */
  maxBurstMs: number
  /** What the scanner is set to put before every code; taken off where it stands. */
  prefix: string
  suffix: string
  ends: readonly ScanEnd[]
  layout: ScannerLayout
  sounds: Readonly<Record<ScanAnswer, boolean>>
  marks: Readonly<Record<ScanAnswer, boolean>>
  /** 0–100. */
  volume: number
}

/** What a scan came to: somebody was found, nobody, or it could not be taken at all. */
export const SCAN_ANSWERS = ['found', 'none', 'refused'] as const
export type ScanAnswer = (typeof SCAN_ANSWERS)[number]

/** Smallest and largest value of each number. */
export const SCANNER_BOUNDS = {
  maxGapMs: [10, 150],
  minLength: [4, 32],
  maxBurstMs: [300, 5_000],
  volume: [0, 100],
} as const satisfies Record<string, readonly [number, number]>

/** Longer than any that scanners can be set to. */
export const SCANNER_AFFIX_MAX = 8

export const SCANNER_SETTINGS: ScannerSettings = {
  maxGapMs: 100,
  minLength: 4,
  maxBurstMs: 1_500,
  prefix: '',
  suffix: '',
  ends: SCAN_ENDS,
  layout: 'computer',
  sounds: { found: true, none: true, refused: true },
  marks: { found: true, none: true, refused: true },
  volume: 50,
}
