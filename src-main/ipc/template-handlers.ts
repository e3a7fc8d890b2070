import { ProblemError } from '@shared/ipc/result'
import type { TemplateDesk, TemplateGiving } from '../counter/template-ports'
import type { ManagerPin } from '../session/manager-pin'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface TemplateTools {
  workplace: Pick<Workplace, 'desk' | 'shops'>
  manager: Pick<ManagerPin, 'agree'>
}

type TemplateCall = Extract<keyof Handlers, `templates.${string}`>

/** Calls of the templates screen. What changes something needs the manager's PIN as soon as one is set. */
export function templateHandlers({
  workplace,
  manager,
}: TemplateTools): Pick<Handlers, TemplateCall> {
  async function templates(): Promise<TemplateDesk> {
    const { gateway } = await workplace.desk()
    if (!gateway.templates) throw new ProblemError({ code: 'template.notHere' })
    return gateway.templates
  }

  async function giving(): Promise<TemplateGiving> {
    const { giving: found } = await templates()
    if (!found) throw new ProblemError({ code: 'template.notHere' })
    return found
  }

  return {
    async 'templates.list'({ page }) {
      const desk = await templates()
      const { rows, more } = (await desk.list?.(page)) ?? { rows: [], more: false }
      return { rows, more, canList: desk.list !== null, canGive: desk.giving !== null }
    },
    'templates.get': async ({ templateId }) => (await templates()).template(templateId),
    async 'templates.choices'() {
      const [levels, shops] = await Promise.all([(await templates()).levels(), workplace.shops()])
      return { levels, stores: shops.map(({ id, name }) => ({ id, name })) }
    },
    async 'templates.save'({ templateId, revision, draft, pin }) {
      await manager.agree(pin)
      return (await templates()).save(templateId, revision, draft)
    },
    'templates.checkGiving': async ({ templateId, to }) => (await giving()).check(templateId, to),
    async 'templates.give'({ templateId, to, requestId, pin }) {
      await manager.agree(pin)
      return (await giving()).give(templateId, to, requestId)
    },
    async 'templates.recall'({ templateId, requestId, pin }) {
      await manager.agree(pin)
      return { recalled: await (await giving()).recall(templateId, requestId) }
    },
  }
}
