// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { useHeldShortcuts, useShortcuts } from '@renderer/shortcuts'

it('a key that is held down does its work once, and nothing else each time', () => {
  const print = vi.fn()
  const screen = defineComponent({
    setup: () => useShortcuts(() => ({ F8: print })),
    template: '<p />',
  })
  const shown = mount(screen)
  const press = (repeat: boolean) => {
    const event = new KeyboardEvent('keydown', { key: 'F8', repeat, cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }
  expect([press(false), press(true), press(true)]).toEqual([true, true, true])
  expect(print).toHaveBeenCalledOnce()
  press(false)
  expect(print).toHaveBeenCalledTimes(2)
  shown.unmount()
})

it('no key reaches what stands behind a lock, until it is gone', () => {
  const print = vi.fn()
  const of = (setup: () => void) => mount(defineComponent({ setup, template: '<p />' }))
  const shown = of(() => useShortcuts(() => ({ F8: print })))
  const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8' }))
  const lock = of(useHeldShortcuts)
  press()
  expect(print).not.toHaveBeenCalled()
  lock.unmount()
  press()
  expect(print).toHaveBeenCalledOnce()
  shown.unmount()
})
