import { checkDraft, draftOf, isMoved, toDraft } from '@renderer/components/connection-draft'
import { connectionDraftSchema } from '@shared/ipc/contract'
import { describe, expect, it } from 'vitest'

const good = {
  ...draftOf(null),
  dialect: 'yun_shop' as const,
  baseUrl: 'https://mall.example.com',
  pathPrefix: '/addons/yun_shop/api.php',
  token: 'abc',
  account: '2',
  shopLines: '1 城西店\n\n 2，滨江店 \n',
}

describe('the form of a yun_shop connection', () => {
  it('is sent with its account, its shops and its routes', () => {
    const draft = toDraft({ ...good, redeemRoute: ' plugin.write-off.index ' })
    expect(connectionDraftSchema.parse(draft).yunShop).toEqual({
      account: '2',
      memberField: 'member_id',
      couponList: 'byStatus',
      redeemRoute: 'plugin.write-off.index',
      couponRoute: '',
      searchRoute: '',
      shopsRoute: '',
      templateListRoute: '',
      shops: [
        { id: '1', name: '城西店' },
        { id: '2', name: '滨江店' },
      ],
    })
    expect(checkDraft(good, false)).toEqual({})
  })

  it('comes back as it was stored', () => {
    const { token: _token, sameBackEnd: _same, ...stored } = toDraft(good)
    expect(draftOf(stored)).toMatchObject({ account: '2', shopLines: '1 城西店\n2 滨江店' })
  })

  it.each([
    [{ account: '' }, { account: 'account' }],
    [{ account: 'i=2' }, { account: 'account' }],
    [{ memberField: '9' }, { memberField: 'memberField' }],
    [{ redeemRoute: 'a/b?c' }, { redeemRoute: 'route' }],
    [{ shopLines: '' }, { shopLines: 'shopsMissing' }],
    [{ shopLines: '城西店' }, { shopLines: 'shopLines' }],
    [{ shopLines: '1 城西店\n1 滨江店' }, { shopLines: 'shopLines' }],
    [{ shopLines: '', shopsRoute: 'store.store.list' }, {}],
  ])('%j: %j', (change, errors) => {
    expect(checkDraft({ ...good, ...change }, false)).toEqual(errors)
  })

  it('asks nothing of it for the other dialect', () => {
    const other = { ...good, dialect: 'auditelecoupon' as const, account: '', shopLines: 'x' }
    expect(checkDraft(other, false)).toEqual({})
    expect(toDraft(other)).not.toHaveProperty('yunShop')
  })

  it('another account at the same address is another merchant', () => {
    const { token: _token, sameBackEnd: _same, ...stored } = toDraft(good)
    expect(isMoved(good, stored)).toBe(false)
    expect(isMoved({ ...good, account: '3' }, stored)).toBe(true)
  })
})
