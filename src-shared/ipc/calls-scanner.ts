import { z } from 'zod'
import { scannerSettingsSchema } from '../domain/scanner-schema'

/** Calls about the scanner that types like a keyboard. */
export const scannerCalls = {
  'scanner.get': { input: z.null(), output: scannerSettingsSchema },
  'scanner.set': { input: scannerSettingsSchema, output: scannerSettingsSchema },
} as const
