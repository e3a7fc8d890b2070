import { z } from 'zod'
import { PRINT_LIMITS, RAW_PORT } from '@shared/domain/print-settings'
import { printerSchema, withinBounds, type Printer } from '@shared/domain/print-settings-schema'

/** A printer as `provision.json` names it: at an address, or one of this computer by its name. */
export const provisionedPrinterSchema = z
  .object({
    kind: z.enum(['network', 'system']),
    name: z.string().trim().min(1).max(PRINT_LIMITS.name),
    host: z.string().trim().min(1).max(PRINT_LIMITS.host).optional(),
    port: withinBounds('port').default(RAW_PORT),
    columns: withinBounds('columns').default(48),
  })
  .refine(({ kind, host }) => kind === 'system' || host !== undefined, { path: ['host'] })

type ProvisionedPrinter = z.infer<typeof provisionedPrinterSchema>

/** By this the printer of the last file is known again. */
const ID = 'provisioned'

/** The printer with all that such a file does not say. */
export function printerOf({ kind, name, host, port, columns }: ProvisionedPrinter): Printer {
  const place = kind === 'network' ? { kind, host, port } : { kind, queue: name }
  return printerSchema.parse({ id: ID, name, place, columns })
}

/** Puts the printer in the place of the one that the last file named, else behind the others; null where it has no room. */
export function withPrinterOf(
  printers: readonly Printer[],
  provisioned: ProvisionedPrinter,
): Printer[] | null {
  const printer = printerOf(provisioned)
  if (printers.some(({ id }) => id === ID)) {
    return printers.map((one) => (one.id === ID ? printer : one))
  }
  return printers.length < PRINT_LIMITS.printers ? [...printers, printer] : null
}
