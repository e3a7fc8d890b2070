// @vitest-environment happy-dom
import { mount, flushPromises } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import PrintReceipt from '@renderer/components/PrintReceipt.vue'
import { createAppI18n, type Language } from '@renderer/i18n'
import type { PrintCause } from '@shared/domain/print-job'
import type { PrintState } from '@shared/domain/print-state'
import { aJob } from '../../support/papers'
import { stubBridge } from './bridge'

type Paper = [state: PrintState, cause: PrintCause]
const SENT: Paper = ['sent', { code: 'handedOver' }]
const PRINTED: Paper = ['printed', { code: 'confirmed', by: null }]
const CUT: Paper = ['unknown', { code: 'cut' }]
const REPLACED: Paper = ['dropped', { code: 'again', by: '02' }]
const UNWANTED: Paper = ['dropped', { code: 'unwanted', by: '02' }]

async function said(papers: readonly Paper[], language: Language): Promise<string> {
  stubBridge({ 'print.ofSale': () => papers.map(([state, cause]) => aJob({ state, cause })) })
  const i18n = createAppI18n(language)
  const told = mount(PrintReceipt, {
    props: { saleId: '6f9619ff-8b86-4d11-b42d-00c04fc964ff' },
    global: { plugins: [i18n, createPinia()] },
  })
  await flushPromises()
  const times = told.find('[data-test=print-times]')
  // What is still to come of it stands in front, and is told by itself.
  const coming = told.find('[data-test=print-coming]')
  if (coming.exists()) coming.element.remove()
  return times.exists() ? times.text() : ''
}

describe('how often a receipt was printed', () => {
  it.each<[Paper[], string, string]>([
    [[PRINTED, PRINTED], '打印 2 次', 'Printed 2 times'],
    [[SENT], '已发出 1 次', 'Sent 1 time'],
    [[PRINTED, SENT], '已发出 2 次', 'Sent 2 times'],
    [[CUT], '1 次不知有没有打出', '1 may be on paper'],
    [[PRINTED, CUT], '打印 1 次 · 1 次不知有没有打出', 'Printed 1 time · 1 may be on paper'],
    [[REPLACED, PRINTED], '打印 1 次 · 1 次不知有没有打出', 'Printed 1 time · 1 may be on paper'],
    [[UNWANTED], '', ''],
  ])('is said of %j as far as it is known', async (papers, chinese, english) => {
    expect(await said(papers, 'zh-CN')).toBe(chinese)
    expect(await said(papers, 'en')).toBe(english)
  })
})
