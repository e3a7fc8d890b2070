import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { FINGERS } from './counter-steps'
import { expect } from './shared-api'

/** Who works in the shop of the tests. */
export const TEAM = {
  owner: { number: '01', name: '苏店主', role: 'owner', pin: '926637' },
  manager: { number: '02', name: '唐店长', role: 'manager', pin: '815526' },
  one: { number: '03', name: '米收银', role: 'cashier', pin: '730415' },
  other: { number: '04', name: '柳收银', role: 'cashier', pin: '641304' },
} as const
export type Who = keyof typeof TEAM

export const field = (page: Page, name: string) => page.locator(`[data-test=field-${name}]`)

/** Gives a provisioned folder this team, a printer at that address, and what else is named. */
export function staffed(
  folder: string,
  { host, port }: { host: string; port: number },
  more: object = {},
): string {
  const file = join(folder, 'provision.json')
  const content = JSON.parse(readFileSync(file, 'utf8')) as object
  const staff = {
    team: Object.values(TEAM),
    autoLockMinutes: 0,
    printer: { kind: 'network', name: '前台', host, port },
  }
  writeFileSync(file, JSON.stringify({ ...content, ...staff, ...more }))
  return folder
}

/** Types number and PIN at the lock, without waiting for what comes of it. */
export async function typeAtLock(page: Page, number: string, pin: string): Promise<void> {
  await expect(field(page, 'seatNumber')).toBeFocused()
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await expect(field(page, 'seatPin')).toBeFocused()
  await page.keyboard.type(pin, FINGERS)
  await page.keyboard.press('Enter')
}

export async function signIn(page: Page, who: Who): Promise<void> {
  const { number, pin, name } = TEAM[who]
  await typeAtLock(page, number, pin)
  await expect(page.locator('[data-test=lock]')).toHaveCount(0)
  await expect(page.locator('[data-test=cashier]')).toContainText(name)
}

export async function switchTo(page: Page, who: Who): Promise<void> {
  await page.keyboard.press('F12')
  await signIn(page, who)
}
