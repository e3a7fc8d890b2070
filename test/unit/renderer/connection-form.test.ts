// @vitest-environment happy-dom
import ConnectionForm from '@renderer/components/ConnectionForm.vue'
import { createAppI18n } from '@renderer/i18n'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { ElInput } from 'element-plus'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stubBridge } from './bridge'
import { session } from './counter-fixtures'

const stored = {
  dialect: 'auditelecoupon' as const,
  baseUrl: 'https://coupon.example.com',
  pathPrefix: '',
  tokenTransport: 'bearer' as const,
  tokenName: 'token',
  timeZone: 'Asia/Shanghai',
  timeoutMs: 10_000,
}

let calls: ReturnType<typeof stubBridge>
let form: VueWrapper
beforeEach(async () => {
  Element.prototype.scrollIntoView = () => undefined
  calls = stubBridge({
    'connection.get': () => ({ connection: stored, hasToken: true, tokenProtected: true }),
    'connection.save': () => session,
  })
  form = mount(ConnectionForm, {
    attachTo: document.body,
    props: { saveText: '保存' },
    global: { components: { ElInput }, plugins: [createPinia(), createAppI18n('zh-CN')] },
  })
  await flushPromises()
})
afterEach(() => form.unmount())

const box = () => form.find('[data-test=same-back-end]')
const moveTo = (address: string) => form.get('input[name=baseUrl]').setValue(address)
async function save() {
  await form.get('input[name=token]').setValue('abc.DEF-123')
  await form.get('form').trigger('submit')
  await flushPromises()
  return calls.find(({ name }) => name === 'connection.save')?.input
}

describe('the question whether another address is the same back end', () => {
  it('is asked only while the address is another', async () => {
    expect(box().exists()).toBe(false)
    await moveTo('https://moved.example.com')
    expect(box().exists()).toBe(true)
    expect((box().element as HTMLInputElement).checked).toBe(false)
    await moveTo('no address')
    expect(box().exists()).toBe(false)
    await moveTo('HTTPS://Coupon.example.com/')
    expect(box().exists()).toBe(false)
  })

  it('is answered with no unless it is ticked', async () => {
    await moveTo('https://moved.example.com')
    expect(await save()).toMatchObject({ sameBackEnd: false })
  })

  it('takes the waiting entries along once it is ticked', async () => {
    await moveTo('https://moved.example.com')
    await box().setValue(true)
    expect(await save()).toMatchObject({
      baseUrl: 'https://moved.example.com',
      sameBackEnd: true,
    })
  })
})
