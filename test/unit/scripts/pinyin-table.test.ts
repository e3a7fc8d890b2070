import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { pinyinModule } from '../../../scripts/pinyin-table.mjs'

const FILE = resolve(import.meta.dirname, '../../../src-main/store/search/pinyin-table.ts')

it('the table of readings is the one that the dictionary makes', () => {
  // Not toBe: nobody wants to read a difference of a hundred thousand characters.
  expect(readFileSync(FILE, 'utf8') === pinyinModule()).toBe(true)
})
