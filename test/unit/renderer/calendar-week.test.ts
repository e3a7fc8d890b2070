// @vitest-environment happy-dom
import { createAppI18n, type Language } from '@renderer/i18n'
import { provideElementLocale } from '@renderer/theme/element-locale'
import '@renderer/theme/calendar-week'
import { ElDatePickerPanel } from 'element-plus'
import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'

describe('the calendar', () => {
  it.each<[Language, string[], string]>([
    ['zh-CN', ['一', '二', '三', '四', '五', '六', '日'], '26'],
    ['en', ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], '26'],
  ])('starts its weeks on Monday in %s', async (language, weekdays, first) => {
    const i18n = createAppI18n(language)
    const panel = mount(ElDatePickerPanel, {
      props: { modelValue: new Date(2026, 10, 14), type: 'date' },
      global: { plugins: [i18n, { install: provideElementLocale }] },
    })
    await flushPromises()
    const table = panel.get('.el-date-table')
    expect(table.findAll('th').map((th) => th.text())).toEqual(weekdays)
    // 1 November 2026 is a Sunday: its week begins on Monday, 26 October.
    expect(table.find('td').text()).toBe(first)
    panel.unmount()
  })
})
