import { describe, expect, it } from 'vitest'
import { withoutSecrets } from '../../../src-main/coupon-api/without-secrets'

describe('an answer that is kept', () => {
  it('says nothing of tokens and people, and all of the rest', () => {
    const answer = JSON.stringify({
      code: 0,
      access_token: 'abc.def',
      data: {
        mobile: '19900001234',
        member_info: { nickname: '林"小满' },
        use_date: 'soon',
        id: 7,
      },
    })
    const kept = withoutSecrets(answer)
    expect(kept).not.toMatch(/abc|19900001234|小满/)
    expect(kept).toContain('"use_date":"soon"')
    expect(kept).toContain('"id":7')
  })

  it('strikes out a phone wherever it stands', () => {
    expect(withoutSecrets('<p>请联系 19900001234</p>')).toBe('<p>请联系 ***</p>')
  })

  it('is short', () => {
    expect(withoutSecrets('x'.repeat(100_000)).length).toBeLessThanOrEqual(4_000)
  })
})
