import type { Giving, Receivers } from '@shared/domain/template-schema'
import type { TemplateGiving } from '../counter/template-ports'
import type { Caller, Fields } from './caller'
import { dataOf } from './template-refusal'
import { givingWire, recalledWire } from './template-wire'

/** Extensions of this project's own API. */
const CHECK = 'coupon.coupon.give-check'
const GIVE = 'coupon.coupon.give'
const RECALL = 'coupon.coupon.recall'
const ALL_MEMBERS = '-1'

/** Giving coupons out and taking them back through the routes of this project's own API. */
export function createTemplateGiving(caller: Caller): TemplateGiving {
  // Repeatable: what gives or takes back carries a request id, what only checks changes nothing.
  const say = async (route: string, fields: Fields): Promise<unknown> =>
    dataOf(await caller.say(route, fields, { repeatable: true, method: 'post' }))

  async function give(route: string, fields: Fields): Promise<Giving> {
    const { members, without, without_count } = caller.understand(
      route,
      givingWire,
      await say(route, fields),
    )
    return { members, without, withoutCount: without_count }
  }

  return {
    check: (templateId, to) => give(CHECK, { id: templateId, ...receivers(to) }),
    give: (templateId, to, requestId) =>
      give(GIVE, { id: templateId, ...receivers(to), request_id: requestId }),
    async recall(templateId, requestId) {
      const data = await say(RECALL, { id: templateId, request_id: requestId })
      return caller.understand(RECALL, recalledWire, data).recalled
    },
  }
}

function receivers(to: Receivers): Fields {
  if (to.kind === 'level') return { level_id: to.levelId ?? ALL_MEMBERS }
  return Object.fromEntries(to.entries.map((entry, index) => [`receivers[${index}]`, entry]))
}
