// @vitest-environment happy-dom
import HelpDialog from '@renderer/components/HelpDialog.vue'
import { createAppI18n } from '@renderer/i18n'
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'

it.each(['zh-CN', 'en'] as const)(
  'the help lists every key that works anywhere: %s',
  (language) => {
    const help = mount(HelpDialog, {
      global: {
        plugins: [createAppI18n(language)],
        stubs: { AppDialog: { template: '<div><slot /></div>' } },
      },
    })
    const anywhere = help.findAll('section').at(-1)
    expect(anywhere?.findAll('dt').map((key) => key.text())).toEqual([
      ...['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6', 'Alt+7'],
      ...['F8', 'F10', 'F12', 'F1'],
    ])
    // Each says what it does, in words and not by the name of a message.
    for (const said of anywhere?.findAll('dd') ?? []) expect(said.text()).toMatch(/^[^.]{2,}$/)
    help.unmount()
  },
)
