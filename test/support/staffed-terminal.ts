import { onTestFinished } from 'vitest'
import { ROLES, type Role } from '@shared/domain/rights'
import type { Secrets } from '../../src-main/session/secrets'
import { startEmbeddedApi } from './embedded-api'
import { tempFolder } from './temp-folder'
import { openTestTerminal, type TestTerminal } from './terminal'
import { terminalParts } from './terminal-parts'

/** As long as they can be: fewer digits stand in a file of random ids now and then, where they are looked for. */
export const PINS: Record<Role, string> = {
  cashier: '730415882017',
  manager: '815526094431',
  owner: '926637150862',
}
export const NUMBERS: Record<Role, string> = { cashier: '03', manager: '02', owner: '01' }
export const CARD = 'EMP-60415-QZ'
/** A terminal in training, in a shop, without staff. */
export async function trainingTerminal(folder: string, secrets?: Secrets): Promise<TestTerminal> {
  const api = await startEmbeddedApi({
    coupons: [{ id: 501, title: '立减券', deductionFen: 1000 }],
  })
  onTestFinished(() => api.close())
  const parts = terminalParts(folder, api)
  const terminal = openTestTerminal({ ...parts, secrets: secrets ?? parts.secrets })
  await terminal.ask('session.startTraining', null)
  await terminal.ask('shops.choose', { shopId: '2' })
  return terminal
}

/** A terminal whose staff are an owner, a manager and a cashier; the owner has signed in. */
export async function staffedTerminal(
  folder = tempFolder(),
  secrets?: Secrets,
): Promise<TestTerminal> {
  const terminal = await trainingTerminal(folder, secrets)
  for (const role of [...ROLES].reverse()) {
    await terminal.ask('staff.save', {
      id: null,
      backEndId: null,
      number: NUMBERS[role],
      name: { cashier: '米收银', manager: '唐店长', owner: '苏店主' }[role],
      role,
      active: true,
      pin: PINS[role],
      card: role === 'cashier' ? CARD : null,
      managerPin: null,
    })
  }
  return terminal
}

export const signIn = (terminal: TestTerminal, role: Role) =>
  terminal.ask('staff.signIn', { number: NUMBERS[role], pin: PINS[role] })
