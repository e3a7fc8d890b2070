import { ProblemError } from '@shared/ipc/result'
import type { Caller } from './caller'
import { TEMPLATE_VIEW } from './yun-shop-routes'
import { viewWire, type TemplateWire } from './yun-shop-wire'

/** A template hardly ever changes while a member stands at the counter. */
const KEPT_MS = 600_000
/** How many are asked for at once for one member; the rest is taken as the list tells it. */
const MOST = 20

interface View {
  template: TemplateWire
  levels: readonly { id: string; level_name?: string | undefined }[]
  until: number
}

/** What document 001 tells of some templates. */
export interface TemplateViews {
  /** A template of a list, with what only its own view tells. */
  complete(template: TemplateWire): TemplateWire
  levelName(id: string): string | null
}

/**
 * Asks the template's own view (document 001) for what the lists of documents 002 and 003 leave out: whether several may
 * be used on one bill, the member level, the ids of stores. Kept for ten minutes. A view that fails costs only that.
 */
export class TemplateBook {
  private readonly known = new Map<string, View>()
  private isThere = true

  constructor(private readonly caller: Caller) {}

  async of(ids: readonly (string | undefined)[]): Promise<TemplateViews> {
    const wanted = [...new Set(ids.flatMap((id) => (id === undefined ? [] : [id])))]
    const now = performance.now()
    const missing = wanted.filter((id) => (this.known.get(id)?.until ?? 0) <= now)
    if (this.isThere) await Promise.all(missing.slice(0, MOST).map((id) => this.ask(id, now)))
    const levels = new Map(
      wanted.flatMap((id) => this.known.get(id)?.levels ?? []).map((level) => [level.id, level]),
    )
    return {
      complete: (template) => this.complete(template),
      levelName: (id) => levels.get(id)?.level_name ?? null,
    }
  }

  private complete(template: TemplateWire): TemplateWire {
    const view = template.id === undefined ? undefined : this.known.get(template.id)
    if (!view) return template
    const said = Object.entries(template).filter(([, value]) => value !== undefined)
    return { ...view.template, ...Object.fromEntries(said) }
  }

  private async ask(id: string, now: number): Promise<void> {
    try {
      const envelope = await this.caller.say(
        TEMPLATE_VIEW,
        { id },
        { repeatable: true, method: 'get', quiet: true },
      )
      if (envelope.kind !== 'success') return
      const { coupon, memberlevels } = this.caller.understand(
        TEMPLATE_VIEW,
        viewWire,
        envelope.data,
      )
      if (coupon.id !== id) return
      this.known.set(id, { template: coupon, levels: memberlevels ?? [], until: now + KEPT_MS })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      // Every coupon would ask again for what this back end does not have.
      if (error.problem.code === 'api.http') this.isThere = false
    }
  }
}
