import { describe, expect, it, onTestFinished } from 'vitest'
import { startEmbeddedApi } from '../support/embedded-api'
import { tempFolder } from '../support/temp-folder'
import { readyTerminal } from '../support/terminal'

/** A terminal that has seen the member 测试会员10001 (19900000001, card 886610001). */
async function whoKnowsOne() {
  const api = await startEmbeddedApi({ coupons: [{ id: 501 }] })
  onTestFinished(() => api.close())
  const terminal = await readyTerminal(tempFolder(), api)
  await terminal.ask('counter.find', { text: '10001' })
  // What was found is kept behind its answer; another answer comes after that.
  await terminal.ask('shops.list', null)
  return { api, terminal }
}

describe('a name that nobody has', () => {
  it.each(['cshy', 'ceshihuiyuan', 'ceshihuiyuam'])(
    'asks for those near to it, and opens nobody: %s',
    async (text) => {
      const { terminal } = await whoKnowsOne()
      expect(await terminal.ask('counter.find', { text })).toMatchObject({
        kind: 'several',
        by: 'guess',
        onlyKnown: false,
        members: [{ id: '10001' }],
      })
    },
  )

  it('does so without a line as well', async () => {
    const { api, terminal } = await whoKnowsOne()
    await api.close()
    expect(await terminal.ask('counter.find', { text: 'cshy' })).toMatchObject({
      kind: 'several',
      by: 'guess',
    })
  })

  it.each(['99000', '886611', '886600001', 'xyz'])('%s is nobody', async (text) => {
    const { terminal } = await whoKnowsOne()
    expect(await terminal.ask('counter.find', { text })).toEqual({ kind: 'none' })
  })
})

describe('a name that is spelt in pinyin, whole or by its initials', () => {
  it.each(['daiyuqi', 'DYQ', 'dai yu qi'])('%s asks for those of that name first', async (text) => {
    const api = await startEmbeddedApi({ sample: 40 })
    onTestFinished(() => api.close())
    const terminal = await readyTerminal(tempFolder(), api)
    await terminal.ask('counter.find', { text: '10001' })
    await terminal.ask('shops.list', null)
    const found = await terminal.ask('counter.find', { text })
    expect(found).toMatchObject({ kind: 'several', by: 'pinyin' })
    expect(found.kind === 'several' && found.members[0]).toMatchObject({ name: '戴玉琪' })
  })
})

it('suggestions come over the gate, with the phone masked', async () => {
  const { terminal } = await whoKnowsOne()
  const known = await terminal.ask('members.suggest', { text: 'cshy', ask: false })
  expect(known).toMatchObject([{ member: { id: '10001', phone: '199 **** 0001' } }])
  expect(await terminal.ask('members.suggest', { text: '0001', ask: true })).toMatchObject([
    { member: { id: '10001' }, match: { field: 'phone', spans: [[9, 13]] } },
  ])
})
