import { z } from 'zod'
import { PRINT_BOUNDS, PRINT_LIMITS, RAW_PORT } from '@shared/domain/print-settings'
import { printerSchema, type Printer } from '@shared/domain/print-settings-schema'

const within = (name: 'port' | 'columns') =>
  z.int().min(PRINT_BOUNDS[name][0]).max(PRINT_BOUNDS[name][1])

/** A printer as `provision.json` names it: at an address, or one of this computer by its name. */
export const provisionedPrinterSchema = z.object({
  kind: z.enum(['network', 'system']),
  name: z.string().trim().min(1).max(PRINT_LIMITS.name),
  host: z.string().max(PRINT_LIMITS.host).optional(),
  port: within('port').default(RAW_PORT),
  columns: within('columns').default(48),
})

/** The printer with all that such a file does not say; none where it names no address. */
export function printersOf({
  kind,
  name,
  host,
  port,
  columns,
}: z.infer<typeof provisionedPrinterSchema>): Printer[] {
  const place = kind === 'network' ? { kind, host, port } : { kind, queue: name }
  const { data } = printerSchema.safeParse({ id: 'provisioned', name, place, columns })
  return data ? [data] : []
}
