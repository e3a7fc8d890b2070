import { formatYuan } from '@shared/domain/money'
import type { Breach } from '@shared/domain/offline-allowance'
import type { Limit } from '@shared/domain/offline-policy'

type Say = (key: string, named: Record<string, unknown>, plural: number) => string

/** Which rule a sale would break, with the figures. */
export function breachWords(say: Say, breach: Breach): string {
  const { code, ...data } = breach
  const named = code.endsWith('Total')
    ? Object.fromEntries(
        Object.entries(data).map(([name, value]) => [
          name,
          typeof value === 'number' ? formatYuan(value) : value,
        ]),
      )
    : data
  return say(`offline.breach.${code}`, named, 1)
}

/** What is left of a limit: "12 张、¥340.00". */
export function leftWords(say: Say, { count, totalFen }: Limit): string {
  const parts = [
    ...(count === null ? [] : [say('offline.note.count', { n: count }, count)]),
    ...(totalFen === null ? [] : [say('offline.note.money', { amount: formatYuan(totalFen) }, 1)]),
  ]
  return parts.length === 0
    ? say('offline.note.unlimited', {}, 1)
    : parts.join(say('offline.note.and', {}, 1))
}
