import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TIME_ZONE } from '../embedded-api'
import { MANAGER_PIN } from './protocol'

/** Simulated. */
const TIMEOUT_MS = 60_000

const NO_LIMIT = { count: null, totalFen: null }
const POLICY = {
  maxHoursSinceContact: 48,
  perTerminal: NO_LIMIT,
  perMember: NO_LIMIT,
  perTemplate: NO_LIMIT,
}
/** Under which the manager has to let many sales pass. Each time costs a PIN's 50 ms of processor: not for all. */
export const STRICT_POLICY = { ...POLICY, perMember: { count: 8, totalFen: null } }

export interface ProvisionedDesk {
  baseUrl: string
  token: string
  terminal: number
  shop: number
}

/** Has the next start of a terminal find everything that it needs; without a token the connection has none. */
export function provision(
  folder: string,
  desk: ProvisionedDesk,
  offlinePolicy: object = POLICY,
): void {
  const { baseUrl, token, terminal, shop } = desk
  mkdirSync(folder, { recursive: true })
  const content = {
    connection: {
      dialect: 'auditelecoupon',
      baseUrl,
      ...(token ? { token } : { tokenTransport: 'none' }),
      timeZone: TIME_ZONE,
      timeoutMs: TIMEOUT_MS,
    },
    shop: { id: String(shop), name: `测试店${shop}` },
    offlinePolicy,
    manager: { name: '店长', pin: MANAGER_PIN },
    staff: { number: String(terminal), name: `收银${terminal}` },
  }
  writeFileSync(join(folder, 'provision.json'), JSON.stringify(content))
}
