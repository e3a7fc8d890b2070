import { ProblemError, type Problem } from '@shared/ipc/result'
import type { CouponTemplate } from '@shared/domain/template-schema'
import type { TemplateDesk } from '../counter/template-ports'
import type { Caller, Fields } from './caller'
import { createTemplateGiving } from './template-giving'
import { toForm, toTemplate } from './template-map'
import { dataOf } from './template-refusal'
import { designedWire, designViewWire, savedWire } from './template-wire'
import { TEMPLATE_VIEW } from './yun-shop-routes'

/** Document 001. */
const EDIT = 'coupon.coupon.edit'
const PAGE_ROWS = 20
/** The fields that decide what a template is. */
const KINDS = ['data.coupon.use_type', 'data.coupon.coupon_method']
/** What a back end says that has no view without a number. */
const WORDS = new Set<Problem['code']>([
  'api.refused',
  'template.gone',
  'api.unexpected',
  'api.http',
])

/** What one installation has beyond document 001. */
export interface TemplateRoutes {
  /** The route that lists templates; null where there is none. */
  list: string | null
  /** True where coupons can be given out through the API: this project's own. */
  gives: boolean
}

/** Designing coupons through document 001's routes, over a caller that speaks dialect `yun_shop`. */
export function createTemplateDesk(caller: Caller, routes: TemplateRoutes): TemplateDesk {
  let levels: { id: string; name: string | null }[] = []

  /** The template of a view; its kinds may be none that the documents know. */
  async function view(
    fields: Fields,
  ): Promise<{ id: string; template: CouponTemplate | undefined }> {
    const envelope = await caller.say(TEMPLATE_VIEW, fields, { repeatable: true, method: 'get' })
    const data = dataOf(envelope)
    const { coupon, memberlevels } = caller.understand(TEMPLATE_VIEW, designViewWire, data)
    if (memberlevels) {
      levels = memberlevels.map(({ id, level_name }) => ({ id, name: level_name ?? null }))
    }
    return { id: coupon.id, template: toTemplate(coupon) }
  }

  async function template(templateId: string): Promise<CouponTemplate> {
    const found = await view({ id: templateId })
    if (found.id !== templateId) throw new ProblemError({ code: 'template.gone' })
    // It is there, only not in our words: a later program may have them.
    return found.template ?? caller.unexpected(TEMPLATE_VIEW, KINDS, found)
  }

  return {
    list: routes.list === null ? null : lister(caller, routes.list),
    template,
    async levels() {
      // An extension: without an id a view of nothing, with the levels. Elsewhere those of the last view have to do.
      if (levels.length === 0) await view({}).catch(unlessRefused)
      return levels
    },
    async save(templateId, revision, draft) {
      const number = templateId === null ? {} : { id: templateId }
      const read = revision === null ? {} : { revision: String(revision) }
      const fields = { ...number, ...read, ...toForm(draft) }
      // Sent once: a second one would be a second template, or a conflict with itself.
      const envelope = await caller.say(EDIT, fields, { repeatable: false, method: 'post' })
      const saved = savedWire.safeParse(dataOf(envelope)).data?.id
      const savedId = templateId ?? saved
      return savedId === undefined ? null : template(savedId)
    },
    giving: routes.gives ? createTemplateGiving(caller) : null,
  }
}

function lister(caller: Caller, route: string): NonNullable<TemplateDesk['list']> {
  return async (page) => {
    const fields = { page: String(page), pagesize: String(PAGE_ROWS) }
    const envelope = await caller.say(route, fields, { repeatable: true, method: 'get' })
    const rows = caller.rows(route, dataOf(envelope))
    const read = caller.understandRows(route, designedWire, rows).map(toTemplate)
    const known = read.filter((template) => template !== undefined)
    if (known.length < read.length) caller.leaveOut(route, KINDS)
    return { rows: known, more: rows.length >= PAGE_ROWS }
  }
}

/** A line that is cut is a problem; a back end that has no such view is not. */
function unlessRefused(error: unknown): void {
  const { code } = error instanceof ProblemError ? error.problem : { code: null }
  if (code === null || !WORDS.has(code)) throw error
}
