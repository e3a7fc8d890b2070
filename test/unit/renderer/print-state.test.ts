// @vitest-environment happy-dom
import PrintState from '@renderer/components/PrintState.vue'
import { createAppI18n } from '@renderer/i18n'
import { usePrinting } from '@renderer/stores/printing'
import type { PrintStatus } from '@shared/domain/print-job'
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { holdBridge } from './counter-fixtures'

const IDLE: PrintStatus = { waiting: 0, asking: 0, trouble: null, hasPrinter: true }

/** How the status bar tells of printing that stands like this. */
function shown(part: Partial<PrintStatus>, language: 'zh-CN' | 'en' = 'en') {
  holdBridge()
  const pinia = createPinia()
  usePrinting(pinia).status = { ...IDLE, ...part }
  const state = mount(PrintState, { global: { plugins: [pinia, createAppI18n(language)] } })
  const button = state.find('[data-test=print-state]')
  return button.exists() ? [button.attributes('data-tone'), button.text()] : null
}

describe('printing in the status bar', () => {
  it('says that nothing waits, and nothing of a printer that nobody has asked', () => {
    expect(shown({})).toEqual(['ready', 'No receipts waiting'])
    expect(shown({}, 'zh-CN')).toEqual(['ready', '没有小票在等'])
    expect(shown({ hasPrinter: false })).toBeNull()
  })

  it('does not say that it prints what waits without a printer', () => {
    const nowhere = { waiting: 2, hasPrinter: false }
    expect(shown(nowhere)).toEqual(['trouble', '2 waiting, no printer'])
    expect(shown(nowhere, 'zh-CN')).toEqual(['trouble', '2 张小票在等，没有打印机'])
    expect(shown({ ...nowhere, asking: 1 })?.[0]).toBe('asking')
    expect(shown({ waiting: 2 })).toEqual(['printing', 'Printing 2'])
  })
})
