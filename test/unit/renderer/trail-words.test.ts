// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { addMessages, createAppI18n } from '@renderer/i18n'
import messages from '@renderer/i18n/messages/trail'
import { CALL_NEEDS } from '../../../src-main/ipc/call-needs'

it('every action that is noted in the trail has words in both languages', () => {
  addMessages('trail', messages)
  const { global } = createAppI18n('zh-CN')
  const noted = Object.entries(CALL_NEEDS)
    .filter(([, need]) => !['open', 'signedIn', 'redeem'].includes(need as string))
    .map(([name]) => name)
    .concat('shops.choose', 'sales.override', 'settings.provisioned', 'settings.changedOutside')
  const untold = noted.flatMap((kind) =>
    (['zh-CN', 'en'] as const)
      .filter((language) => !global.te(`trail.kinds.${kind}`, language))
      .map((language) => `${language} ${kind}`),
  )
  expect(untold).toEqual([])
})
