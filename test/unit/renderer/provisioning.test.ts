// @vitest-environment happy-dom
import AppShell from '@renderer/components/AppShell.vue'
import { expectedKey } from '@renderer/components/provisioning-words'
import { createAppI18n } from '@renderer/i18n'
import { useSession } from '@renderer/stores/session'
import { connectionSchema } from '@shared/domain/connection'
import { cashierSchema } from '@shared/domain/shop'
import { mount, flushPromises } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { z } from 'zod'
import { holdBridge, session } from './counter-fixtures'

describe('what a field should have been', () => {
  const schema = z.strictObject({
    mode: z.enum(['training', 'api']),
    connection: connectionSchema,
    staff: cashierSchema.partial(),
  })
  const good = {
    mode: 'api',
    connection: {
      dialect: 'auditelecoupon',
      baseUrl: 'https://coupon.example.com',
      pathPrefix: '',
      tokenTransport: 'bearer',
      tokenName: 'token',
    },
    staff: {},
  }
  const said = (change: object) =>
    schema
      .safeParse({ ...good, ...change })
      .error?.issues.map(({ message }) => expectedKey(message))
  const connection = (change: object) => ({ connection: { ...good.connection, ...change } })

  it.each([
    [connection({ baseUrl: undefined }), 'missing'],
    [connection({ baseUrl: 'coupon.example.com' }), 'address'],
    [connection({ pathPrefix: 'api' }), 'form'],
    [connection({ timeoutMs: '10' }), 'number'],
    [connection({ timeoutMs: 10 }), 'tooSmall'],
    [connection({ timeZone: 'Mars/Olympus' }), 'check'],
    [{ mode: 'live' }, 'notAllowed'],
    [{ connection: 'https://coupon.example.com' }, 'wrongType'],
    [{ staff: { number: 7 } }, 'text'],
    [{ staff: { number: '7'.repeat(33) } }, 'tooLarge'],
    [{ stuff: {} }, 'unknownField'],
  ])('%j: %s', (change, key) => expect(said(change)).toEqual([key]))

  it('knows what the program itself says', () => {
    expect(expectedKey('valid JSON')).toBe('json')
    expect(expectedKey('required when mode is "api"')).toBe('missing')
    expect(expectedKey('constructor')).toBe('check')
  })
})

describe('the shell', () => {
  it('tells of a provisioning file that was not applied until it is put away', async () => {
    holdBridge()
    const pinia = createPinia()
    const errors = [
      { field: 'shop.id', expected: 'Invalid input: expected string, received undefined' },
    ]
    useSession(pinia).session = { ...session, provisioningErrors: errors }
    const empty = { template: '<p />' }
    const router = createRouter({
      history: createMemoryHistory(),
      routes: ['/', '/records', '/settings'].map((path) => ({ path, component: empty })),
    })
    await router.push('/')
    const shell = mount(AppShell, {
      global: { plugins: [pinia, createAppI18n('zh-CN'), router] },
    })
    await import('@renderer/components/ProvisioningErrors.vue')
    await flushPromises()
    const note = () => shell.find('[data-test=provisioning-errors]')
    expect(note().text()).toContain('shop.id')
    expect(note().text()).toContain('缺这一项，请补上')
    await shell.get('[data-test=dismiss-provisioning]').trigger('click')
    expect(note().exists()).toBe(false)
    shell.unmount()
  })
})
