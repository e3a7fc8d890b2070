/** What somebody at the counter may be to the shop; each may do what those before may, and more. */
export const ROLES = ['cashier', 'manager', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** What not everybody may do. What is in no right, whoever has signed in may do. */
export const RIGHTS = [
  'redeem',
  'void',
  'closeShift',
  'overrideOffline',
  'revealPhones',
  'settleExceptions',
  'export',
  'printSettings',
  'editTemplates',
  'shopRules',
  'memberCards',
  'connection',
  'restoreLedger',
  'manageStaff',
] as const
export type Right = (typeof RIGHTS)[number]

/**
 * Who may do what. The one table of the whole program: the main process judges every call by it, the settings show it.
 * In the program and not in a file, so that nobody changes it with a text editor.
 */
const LEAST_ROLE: Record<Right, Role> = {
  redeem: 'cashier',
  void: 'cashier',
  closeShift: 'cashier',
  overrideOffline: 'manager',
  revealPhones: 'manager',
  settleExceptions: 'manager',
  export: 'manager',
  printSettings: 'manager',
  editTemplates: 'manager',
  shopRules: 'manager',
  memberCards: 'manager',
  connection: 'owner',
  restoreLedger: 'owner',
  manageStaff: 'owner',
}

/** True when somebody of this role may do that. */
export function mayDo(role: Role, right: Right): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(LEAST_ROLE[right])
}

/** Everything that this role may do, in the table's order. */
export function rightsOf(role: Role): Right[] {
  return RIGHTS.filter((right) => mayDo(role, right))
}
