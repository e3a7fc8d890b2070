// @vitest-environment happy-dom
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AppShell from '@renderer/components/AppShell.vue'
import { allowedKey, provisioningWords } from '@renderer/components/provisioning-words'
import { createAppI18n, type Language } from '@renderer/i18n'
import { useSession } from '@renderer/stores/session'
import { mount, flushPromises } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { z } from 'zod'
import { provisionSchema, readProvision } from '../../../src-main/session/provision-file'
import { tempFolder } from '../../support/temp-folder'
import { holdBridge, session } from './counter-fixtures'

/** Every field that the file may have, by its path. */
function fieldsOf(schema: z.ZodObject, path: string[] = []): string[] {
  return Object.entries(schema.shape).flatMap(([name, field]) => {
    const here = [...path, name]
    const inner = field instanceof z.ZodOptional ? field.unwrap() : field
    return inner instanceof z.ZodObject
      ? [here.join('.'), ...fieldsOf(inner, here)]
      : here.join('.')
  })
}

describe('what is wrong with a provisioning file', () => {
  const good = {
    connection: { dialect: 'auditelecoupon', baseUrl: 'https://coupon.example.com' },
    staff: { number: '02', name: '林恬' },
  }
  const connection = (change: object) => ({ connection: { ...good.connection, ...change } })
  function said(content: unknown, language: Language = 'zh-CN') {
    const file = join(tempFolder(), 'provision.json')
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
    const read = readProvision(file)
    const { t } = createAppI18n(language).global
    return read.ok
      ? []
      : read.errors.map((error) => `${error.field}: ${provisioningWords(t, error)}`)
  }

  it.each([
    [connection({ dialect: 'other' }), 'connection.dialect: 值不对。只能是 auditelecoupon'],
    [connection({ dialect: undefined }), 'connection.dialect: 缺这一项。只能是 auditelecoupon'],
    [connection({ pathPrefix: 'api' }), 'connection.pathPrefix: 值不对。留空，或以 / 开头'],
    [connection({ timeoutMs: '10' }), 'connection.timeoutMs: 类型不对。只能是 1000 到 60000'],
    [connection({ timeoutMs: 10 }), 'connection.timeoutMs: 值不对。只能是 1000 到 60000'],
    [connection({ timeZone: 'Mars/Olympus' }), 'connection.timeZone: 值不对。必须是时区名'],
    [connection({ tokn: 'x' }), 'connection: 没有 tokn 这一项，请核对拼写或删去。写在花括号里'],
    [{ ...good, mode: 'live' }, 'mode: 值不对。只能是 api 或 training'],
    [{ ...good, staff: { number: 7, name: '林恬' } }, 'staff.number: 类型不对。写在双引号里'],
    [
      { ...good, printer: { kind: 'network', name: '前台' } },
      'printer.host: 缺这一项。kind 是 network 时不能没有',
    ],
    [
      { ...good, printer: { kind: 'network', name: '前台', host: ' ' } },
      'printer.host: 值不对。kind 是 network 时不能没有',
    ],
    [{ ...good, shops: [] }, 'provision.json: 没有 shops 这一项'],
    [{ connection: 'https://coupon.example.com' }, 'connection: 类型不对。写在花括号里'],
    [{ ...good, couponRules: { order: ['cash'] } }, 'couponRules.order: 值不对。写在方括号里'],
    [
      { ...good, couponRules: { order: ['cash', 'cash', 'exchange'] } },
      'couponRules.order: 值不对。写在方括号里',
    ],
    [{ ...good, couponRules: { onePerBill: 1 } }, 'couponRules.onePerBill: 类型不对。只能是 true'],
    [{ ...good, couponRules: { one: true } }, 'couponRules: 没有 one 这一项'],
    [{}, 'connection: 缺这一项。写在花括号里'],
    ['[]', 'provision.json: 类型不对。必须是 JSON'],
    ['{', 'provision.json: 读不懂。必须是 JSON'],
  ])('%j', (content, words) => {
    expect(said(content)).toEqual([expect.stringContaining(words)])
  })

  it('is told in English as well', () => {
    expect(said(connection({ dialect: 'other' }), 'en')).toEqual([
      'connection.dialect: Not allowed. Only auditelecoupon or yun_shop',
    ])
  })

  it.each(['zh-CN', 'en'] as const)('has words for every field in %s', (language) => {
    const { te } = createAppI18n(language).global
    const fields = ['provision.json', ...fieldsOf(provisionSchema)]
    expect(fields).toContain('printer.columns')
    const untold = fields.filter(
      (field) => !te(`welcome.provisioning.allowed.${allowedKey(field)}`, language),
    )
    expect(untold).toEqual([])
  })
})

describe('the shell', () => {
  it('tells of a provisioning file that was not applied until it is put away', async () => {
    holdBridge()
    const pinia = createPinia()
    const errors = [{ field: 'shop.id', wrong: 'missing' as const, names: [] }]
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
    expect(note().text()).toContain('缺这一项。写在双引号里，不能空')
    await shell.get('[data-test=dismiss-provisioning]').trigger('click')
    expect(note().exists()).toBe(false)
    shell.unmount()
  })
})
