import { ProblemError } from '@shared/ipc/result'
import type { MemberCodes } from '@shared/ipc/calls-member-codes'
import type { CodeDesk } from '../counter/code-ports'
import type { Desk } from '../counter/ports'
import type { CodeKeeper } from '../session/code-keeper'
import type { ManagerPin } from '../session/manager-pin'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface MemberCodeTools {
  workplace: Pick<Workplace, 'desk'>
  manager: Pick<ManagerPin, 'agree'>
  memberCodes: Pick<CodeKeeper, 'refresh'>
}

/** Calls about the codes of one member. What makes a code worthless needs the manager's PIN as soon as one is set. */
export function memberCodeHandlers({
  workplace,
  manager,
  memberCodes,
}: MemberCodeTools): Pick<Handlers, Extract<keyof Handlers, `memberCodes.${string}`>> {
  async function open(): Promise<{ place: Desk; desk: CodeDesk }> {
    const place = await workplace.desk()
    const desk = place.gateway.codes
    if (!desk) throw new ProblemError({ code: 'memberCode.notHere' })
    return { place, desk }
  }

  async function show(desk: CodeDesk, memberId: string): Promise<MemberCodes> {
    const [url, cards] = await Promise.all([desk.link(memberId), desk.cards(memberId)])
    return { url, onlyHere: isThisComputer(url), cards }
  }

  return {
    'memberCodes.show': async ({ memberId }) => show((await open()).desk, memberId),
    async 'memberCodes.renew'({ memberId, pin }) {
      await manager.agree(pin)
      const { place, desk } = await open()
      await desk.renew(memberId)
      await memberCodes.refresh(place)
      return show(desk, memberId)
    },
    'memberCodes.issueCard': async ({ memberId }) => (await open()).desk.issueCard(memberId),
    async 'memberCodes.revokeCard'({ memberId, serial, pin }) {
      await manager.agree(pin)
      const { place, desk } = await open()
      await desk.revokeCard(memberId, serial)
      // From now on the card is refused here also without a line.
      await memberCodes.refresh(place)
      return show(desk, memberId)
    },
  }
}

function isThisComputer(url: string): boolean {
  return /^(localhost|127\.|\[::1\])/.test(new URL(url).hostname)
}
