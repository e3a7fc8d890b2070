import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { fieldOf, valueAt } from '@shared/domain/field-path'
import { billFileSchema, type BillFile } from '@shared/domain/bill-file-schema'
import { BILL_LINES_MAX } from '@shared/domain/bill-schema'
import type { HandedBill } from '@shared/domain/handed-bill'
import { amountOf, BILL_MAX_FEN } from '@shared/domain/line-amount'
import { formatYuan } from '@shared/domain/money'
import { ProblemError } from '@shared/ipc/result'

const NAME_SHOWN = 40

/** A bill with the shop that it says it is of, if it says so. */
export type CheckedBill = HandedBill & { shopId: string | null }

/** Reads the JSON text of a bill. Throws `ProblemError` `bill.*` that says which field is wrong. */
export function checkBill(text: string): CheckedBill {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    throw new ProblemError({ code: 'bill.notJson' })
  }
  const read = billFileSchema.safeParse(content)
  if (!read.success) throw new ProblemError(problemOf(read.error, content))
  return handedBillOf(read.data)
}

function handedBillOf({ number, shop, member, total, lines: given = [] }: BillFile): CheckedBill {
  const lines = given.map(({ goodsId, categoryId, supplierId, title, quantity, price }) => ({
    goodsId: goodsId ?? null,
    categoryId: categoryId ?? null,
    supplierId: supplierId ?? null,
    title: title || null,
    quantity,
    priceFen: price,
  }))
  const sum = lines.reduce((all, line) => all + amountOf(line), 0)
  if (total === undefined && lines.length === 0) {
    throw new ProblemError({ code: 'bill.missing', field: 'total' })
  }
  if (sum > BILL_MAX_FEN) throw new ProblemError({ code: 'bill.wrong', field: 'lines' })
  const totalFen = total ?? sum
  if (lines.length > 0 && sum !== totalFen) {
    throw new ProblemError({
      code: 'bill.notAdding',
      lines: formatYuan(sum),
      total: formatYuan(totalFen),
    })
  }
  return {
    id: randomUUID(),
    number: number || null,
    bill: { totalFen, lines },
    member: member ? { id: member.id ?? null, find: findTextOf(member) } : null,
    shopId: shop ?? null,
  }
}

/** As a code for the counter's field: a bare number could be several things. */
function findTextOf({ id, phone, card }: NonNullable<BillFile['member']>): string {
  const [name, value] =
    id !== undefined
      ? ['member_id', id]
      : phone !== undefined
        ? ['phone', phone]
        : ['card_no', card ?? '']
  return `${name}=${encodeURIComponent(value)}`
}

function problemOf({ issues }: z.ZodError, content: unknown): ProblemError['problem'] {
  const [first] = issues
  if (!first) return { code: 'bill.notJson' }
  const field = fieldOf(first.path)
  if (first.code === 'unrecognized_keys') {
    const name = fieldOf([...first.path, (first.keys[0] ?? '').slice(0, NAME_SHOWN)])
    return { code: 'bill.unknown', field: name }
  }
  if (field === '') return { code: 'bill.notJson' }
  if (field === 'lines' && first.code === 'too_big') {
    return { code: 'bill.tooManyLines', limit: BILL_LINES_MAX }
  }
  return { code: valueAt(content, first.path) === undefined ? 'bill.missing' : 'bill.wrong', field }
}
