import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { billFileSchema } from '@shared/domain/bill-file-schema'
import { BILL_TEXT_MAX_CHARACTERS } from '@shared/domain/bill-text'
import { checkBill } from '../../../src-main/handover/check-bill'

const ROOT = resolve(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(resolve(ROOT, file), 'utf8')
const page = read('docs/bill.md')

describe('what is told of the bill a register hands over', () => {
  it('the JSON schema beside the program is the one that is checked', () => {
    // To renew it: write this object into the file, and let prettier lay it out.
    expect(JSON.parse(read('resources/bill.schema.json'))).toEqual(
      z.toJSONSchema(billFileSchema, { io: 'input' }),
    )
  })

  it('every example of the page is a bill', () => {
    const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map((match) => match[1] ?? '')
    expect(examples.map((text) => checkBill(text).bill.totalFen)).toEqual([26_800, 26_800])
  })

  it('every field is in both tables of the page, and the limits with it', () => {
    const [chinese = '', english = ''] = page.split('\n## How a register')
    const schema = z.toJSONSchema(billFileSchema, { io: 'input' })
    const line = (schema.properties?.['lines'] as { items: { properties: object } }).items
    const fields = [...Object.keys(schema.properties ?? {}), ...Object.keys(line.properties)]
    for (const field of fields.filter((name) => name !== '$schema')) {
      for (const half of [chinese, english])
        expect(half, field).toMatch(new RegExp(`\`[^\`]*${field}\``))
    }
    for (const half of [chinese, english]) {
      expect(half).toContain(BILL_TEXT_MAX_CHARACTERS.toLocaleString('en'))
      expect(half).toMatch(/1,000 (行|lines)/)
      expect(half).toContain('1 MB')
    }
  })
})
