import type { Right } from '@shared/domain/rights'
import type { CallInput, CallName } from '@shared/ipc/contract'

/** `open`: anybody, the terminal may be locked; `signedIn`: whoever has signed in; else a right. */
export type Need = 'open' | 'signedIn' | Right

type Needs = { [N in CallName]: Need | ((input: CallInput<N>) => Need) }

/** What each call needs, where a terminal keeps staff. A call that is missing here does not compile. */
export const CALL_NEEDS: Needs = {
  // What the frame and the lock show
  'session.get': 'open',
  'session.setPreferences': 'open',
  'status.get': 'open',
  'cache.get': 'open',
  'ledger.state': 'open',
  'print.status': 'open',
  'scanner.get': 'open',
  'app.leave': 'open',
  'staff.signIn': 'open',
  'staff.signInByCard': 'open',
  'staff.lock': 'open',
  'staff.stillHere': 'open',
  // The counter
  'shops.list': 'signedIn',
  'shops.choose': 'signedIn',
  'counter.find': 'signedIn',
  'counter.openMember': 'signedIn',
  'counter.today': 'signedIn',
  'counter.redeem': 'redeem',
  'members.suggest': 'signedIn',
  'members.revealPhone': 'revealPhones',
  'memberCodes.show': 'signedIn',
  'memberCodes.issueCard': 'memberCards',
  'memberCodes.renew': 'memberCards',
  'memberCodes.revokeCard': 'memberCards',
  'bill.read': 'signedIn',
  'bill.take': 'signedIn',
  'offline.allowance': 'signedIn',
  'sales.get': 'signedIn',
  'sales.void': 'void',
  'sales.settleNow': 'signedIn',
  'records.list': 'signedIn',
  'records.options': 'signedIn',
  'statistics.get': 'signedIn',
  'statistics.export': 'export',
  'statistics.cancelExport': 'signedIn',
  'records.export': 'export',
  'records.cancelExport': 'signedIn',
  'exceptions.list': 'signedIn',
  'exceptions.get': 'signedIn',
  // Trying again decides nothing.
  'exceptions.act': ({ action }) => (action === 'tryAgain' ? 'signedIn' : 'settleExceptions'),
  'exceptions.export': 'export',
  // Paper
  'print.waiting': 'signedIn',
  'print.decide': 'signedIn',
  'print.tryNow': 'signedIn',
  'print.again': 'signedIn',
  'print.ofSale': 'signedIn',
  'print.code': 'signedIn',
  'print.get': 'signedIn',
  'print.preview': 'signedIn',
  'print.systemPrinters': 'signedIn',
  'print.chooseFolder': 'printSettings',
  'print.export': 'printSettings',
  'print.import': 'printSettings',
  'print.set': 'printSettings',
  // The screen names the printer, or the folder: any that this computer reaches.
  'print.test': 'printSettings',
  // Shifts
  'shift.current': 'signedIn',
  'shift.open': 'signedIn',
  'shift.close': 'closeShift',
  'shift.list': 'signedIn',
  'shift.print': 'signedIn',
  'shift.savePdf': 'signedIn',
  'shift.setDayStart': 'shopRules',
  // The shop's rules
  'offline.rules': 'signedIn',
  'offline.setPolicy': 'shopRules',
  'manager.setPin': 'manageStaff',
  'rules.set': 'shopRules',
  'members.setPhoneLook': 'shopRules',
  'codes.get': 'signedIn',
  'codes.try': 'signedIn',
  'codes.set': 'shopRules',
  'codes.export': 'shopRules',
  'codes.import': 'shopRules',
  'scanner.set': 'signedIn',
  'templates.choices': 'signedIn',
  'templates.get': 'signedIn',
  'templates.list': 'signedIn',
  'templates.checkGiving': 'editTemplates',
  'templates.give': 'editTemplates',
  'templates.recall': 'editTemplates',
  'templates.save': 'editTemplates',
  // The terminal itself
  'session.setCashier': 'manageStaff',
  'session.startTraining': 'connection',
  'connection.get': 'signedIn',
  'connection.test': 'connection',
  'connection.save': 'connection',
  'cache.pull': 'signedIn',
  'cache.cancel': 'signedIn',
  'ledger.backups': 'signedIn',
  'ledger.checkNow': 'signedIn',
  'ledger.backUpNow': 'signedIn',
  'ledger.verifyChain': 'signedIn',
  'ledger.restore': 'restoreLedger',
  'ledger.recoveryRead': 'signedIn',
  // The staff
  'staff.lend': 'signedIn',
  'staff.changePin': 'signedIn',
  'staff.list': 'manageStaff',
  'staff.save': 'manageStaff',
  'staff.setAutoLock': 'manageStaff',
  'audit.list': 'manageStaff',
  // Only of a list that `audit.list` has let the same person see.
  'audit.page': 'signedIn',
  'audit.export': 'export',
  'audit.cancelExport': 'signedIn',
}

/** What this call needs, with this input. */
export function needOf<N extends CallName>(name: N, input: CallInput<N>): Need {
  const need: Need | ((input: CallInput<N>) => Need) = CALL_NEEDS[name]
  return typeof need === 'function' ? need(input) : need
}
