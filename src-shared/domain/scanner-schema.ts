import { z } from 'zod'
import {
  SCANNER_AFFIX_MAX,
  SCANNER_BOUNDS,
  SCANNER_LAYOUTS,
  SCANNER_SETTINGS,
  SCAN_ENDS,
  type ScannerSettings,
} from './scanner'

type Numbers = keyof typeof SCANNER_BOUNDS

const within = (name: Numbers) =>
  z.int().min(SCANNER_BOUNDS[name][0]).max(SCANNER_BOUNDS[name][1]).default(SCANNER_SETTINGS[name])
const affix = z.string().max(SCANNER_AFFIX_MAX).default('')
const switches = z
  .object({
    found: z.boolean().default(true),
    none: z.boolean().default(true),
    refused: z.boolean().default(true),
  })
  .prefault({})

/** The scanner's settings within their bounds; the usual where they say nothing. */
export const scannerSettingsSchema = z.object({
  maxGapMs: within('maxGapMs'),
  minLength: within('minLength'),
  maxBurstMs: within('maxBurstMs'),
  prefix: affix,
  suffix: affix,
  ends: z
    .array(z.enum(SCAN_ENDS))
    .min(1)
    .max(SCAN_ENDS.length)
    .default([...SCANNER_SETTINGS.ends]),
  layout: z.enum(SCANNER_LAYOUTS).default(SCANNER_SETTINGS.layout),
  sounds: switches,
  marks: switches,
  volume: within('volume'),
}) satisfies z.ZodType<ScannerSettings>
