import { randomInt } from 'node:crypto'
import { BlockList, isIPv4, isIPv6 } from 'node:net'
import { passwordMatches } from '../passwords'
import { StartError } from '../start-error'
import type { Store } from '../store/store'
import { SAMPLE_STAFF, type SampleStaff } from './catalogue'

// Without what is easily mistaken when it is copied from a screen: 31 letters, so 59 bits in twelve of them.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 3
const GROUP_LETTERS = 4

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/** True for an address that only this computer can reach. */
export function isLoopback(host: string): boolean {
  if (isIPv4(host)) return LOOPBACK.check(host, 'ipv4')
  if (isIPv6(host)) return LOOPBACK.check(host, 'ipv6')
  return host === 'localhost'
}

/** The sample staff for a server on this address: the published passwords are for this computer alone. */
export function sampleStaffFor(host: string): SampleStaff[] {
  if (isLoopback(host)) return SAMPLE_STAFF
  return SAMPLE_STAFF.map((member) => ({ ...member, password: newPassword() }))
}

/** The sample staff who can log in with the password that the documents publish. */
export async function publishedAccounts(store: Store): Promise<SampleStaff[]> {
  const isOpen = await Promise.all(
    SAMPLE_STAFF.map(async ({ account, password }) => {
      const staff = await store.staffByAccount(account)
      return staff !== null && (await passwordMatches(password, staff.passwordHash))
    }),
  )
  return SAMPLE_STAFF.filter((_, index) => isOpen[index])
}

/**
 * Keeps a database whose passwords everybody can read about from being offered to other computers.
 * @throws StartError
 */
export async function refusePublishedPasswords(store: Store, host: string): Promise<void> {
  if (isLoopback(host)) return
  const accounts = (await publishedAccounts(store)).map(({ account }) => account).join(', ')
  if (accounts === '') return
  throw new StartError(
    'published-passwords',
    `不能在 ${host} 上向其他电脑提供服务：数据文件里的示例账号（${accounts}）仍在使用公开的密码。请用 --data 换一个新的数据文件（示例账号会得到随机密码），或去掉 --host，只在本机提供服务`,
    `Cannot serve other computers on ${host}: the sample accounts in the data file (${accounts}) still have their published passwords. Choose a new file with --data, whose sample accounts get random passwords, or leave out --host to serve this computer alone`,
  )
}

function newPassword(): string {
  const letter = () => LETTERS.charAt(randomInt(LETTERS.length))
  const group = () => Array.from({ length: GROUP_LETTERS }, letter).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}
