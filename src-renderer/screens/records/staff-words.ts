import type { Cashier } from '@shared/domain/shop'
import type { RecordRow } from '@shared/domain/view'

type Translate = (key: string, named: Record<string, unknown>) => string

/**
 * Who redeemed. This terminal's own entries have a name; of the others the back end tells its staff id alone, which is
 * a name only where it is the cashier's own.
 */
export function staffWords(
  t: Translate,
  { staff, source }: Pick<RecordRow, 'staff' | 'source'>,
  cashier: Cashier | null,
): string | null {
  if (staff === null || source !== 'backend') return staff
  if (cashier && staff === cashier.id) return `${cashier.number} ${cashier.name}`.trim()
  return t('records.staff', { id: staff })
}
