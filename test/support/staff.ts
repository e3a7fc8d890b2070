import { ProblemError, type Problem } from '@shared/ipc/result'
import { silentLog } from '../../src-main/log'
import { createStaff, type NoteFacts, type Staff } from '../../src-main/session/staff'
import { saveStaff, type StaffOrder } from '../../src-main/session/staff-list'
import { openStaffStore } from '../../src-main/session/staff-store'
import { memorySecrets } from './terminal-parts'

export const CARD = 'EMP-000777-K'
/** An owner, but for what is told otherwise. */
export const person = (change: Partial<StaffOrder> = {}): StaffOrder => ({
  id: null,
  backEndId: null,
  number: '1',
  name: '苏店主',
  role: 'owner',
  active: true,
  pin: '4711',
  card: null,
  ...change,
})

/** A terminal's staff: an owner 1, a manager 2, a cashier 3 with a card. */
export function aStaff({ autoLockMinutes = 0 } = {}) {
  const secrets = memorySecrets()
  let time = 0
  const notes: ({ kind: string } & NoteFacts)[] = []
  const store = openStaffStore(secrets, silentLog)
  const open = (of = openStaffStore(secrets, silentLog)): Staff =>
    createStaff({
      store: of,
      steady: () => time,
      autoLockMinutes: () => autoLockMinutes,
      keptStaff: of.isUnreadable,
      changed: () => undefined,
      note: (kind, facts) => void notes.push({ kind, ...facts }),
    })
  saveStaff(store, person())
  saveStaff(store, person({ number: '2', name: '唐店长', role: 'manager', pin: '2222' }))
  saveStaff(
    store,
    person({ number: '3', name: '米收银', role: 'cashier', pin: '3333', card: CARD }),
  )
  return {
    open,
    staff: open(store),
    store,
    secrets,
    notes,
    wait: (ms: number) => void (time += ms),
  }
}

/** What a work throws. */
export const problemOf = async (work: () => unknown): Promise<Problem> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('it passed')
}
