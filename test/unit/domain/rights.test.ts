import { describe, expect, it } from 'vitest'
import { mayDo, RIGHTS, rightsOf, ROLES, type Right, type Role } from '@shared/domain/rights'

// Written down a second time on purpose: who may do what is the shop's word, and not to be changed by the way.
const CASHIER: Right[] = ['redeem', 'void', 'closeShift']
const MANAGER: Right[] = [
  ...CASHIER,
  'overrideOffline',
  'revealPhones',
  'settleExceptions',
  'export',
  'printSettings',
  'editTemplates',
  'shopRules',
  'memberCards',
]
const OWNER: Right[] = [...MANAGER, 'connection', 'restoreLedger', 'manageStaff']

describe('the table of rights', () => {
  it.each<[Role, Right[]]>([
    ['cashier', CASHIER],
    ['manager', MANAGER],
    ['owner', OWNER],
  ])('gives a %s what is theirs and nothing else', (role, theirs) => {
    expect(rightsOf(role)).toEqual(theirs)
    expect(RIGHTS.filter((right) => mayDo(role, right))).toEqual(theirs)
  })

  it('has no right that nobody has, and none that a higher role lacks', () => {
    expect(rightsOf('owner')).toEqual(RIGHTS)
    for (const right of RIGHTS) {
      const may = ROLES.map((role) => mayDo(role, right))
      expect(may.toSorted(), right).toEqual(may)
    }
  })
})
