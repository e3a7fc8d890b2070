import type { CallInput, CallName } from '@shared/ipc/contract'
import { offlinePolicySchema } from '@shared/domain/offline-policy'
import { orderedId } from '@shared/domain/ordered-id'
import { printSettingsSchema } from '@shared/domain/print-settings-schema'
import { aPrinter } from './papers'

const UUID = '0198c0de-0000-7000-8000-000000000001'

const DAYS = { from: '2026-11-01', to: '2026-11-02' }
const PERIOD = { ...DAYS, shops: [], staffs: [], templates: [] }

/** Nobody listens there. */
const CONNECTION: CallInput<'connection.save'> = {
  dialect: 'auditelecoupon',
  baseUrl: 'http://127.0.0.1:9',
  pathPrefix: '',
  tokenTransport: 'bearer',
  tokenName: 'token',
  timeZone: 'Asia/Shanghai',
  timeoutMs: 1_000,
  token: 'test-token',
  sameBackEnd: false,
}

const DRAFT: CallInput<'templates.save'>['draft'] = {
  name: '立减券',
  isGivenOut: true,
  rank: 0,
  benefit: { kind: 'cash', amountFen: 1000 },
  exchangeGoods: null,
  scope: { kind: 'everything' },
  enoughFen: 0,
  combinable: false,
  levelId: null,
  weekdays: [],
  validity: { kind: 'days', days: 30 },
  isClaimable: false,
  perMember: null,
  total: null,
}

/** An input that passes the contract, for each call that needs a right. What the call does with it is not asked here. */
export const gatedInputs: { [N in CallName]?: CallInput<N> } = {
  'counter.redeem': { saleId: orderedId(1), memberId: '10001', couponIds: ['1'], billFen: null },
  'sales.void': { saleId: UUID, requestIds: [UUID] },
  'members.revealPhone': { memberId: '10001' },
  'exceptions.act': { requestId: UUID, action: 'acceptLoss', reason: '试' },
  'exceptions.export': { format: 'csv', kinds: [], requestId: null },
  'print.chooseFolder': null,
  'print.import': null,
  'print.set': { settings: printSettingsSchema.parse({}), pin: null },
  'offline.setPolicy': { policy: offlinePolicySchema.parse({}), pin: null },
  'manager.setPin': { oldPin: null, newPin: '1234', name: '谁' },
  'rules.set': {
    rules: { order: ['exchange', 'cash', 'percentage'], onePerBill: false },
    pin: null,
  },
  'members.setPhoneLook': { look: 'full', pin: null },
  'codes.set': { rules: null, pin: null },
  'codes.import': null,
  'session.setCashier': { id: null, number: '01', name: '苏店主' },
  'session.startTraining': null,
  'ledger.restore': { name: 'ledger-x.db', pin: null },
  'memberCodes.issueCard': { memberId: '10001' },
  'memberCodes.renew': { memberId: '10001', pin: null },
  'memberCodes.revokeCard': { memberId: '10001', serial: 1, pin: null },
  'print.test': { printer: aPrinter({ place: { kind: 'network', host: '127.0.0.1', port: 9 } }) },
  'print.export': { settings: printSettingsSchema.parse({}) },
  'codes.export': { rules: [] },
  'templates.checkGiving': { templateId: '1', to: { kind: 'level', levelId: null } },
  'templates.give': {
    templateId: '1',
    to: { kind: 'level', levelId: null },
    requestId: UUID,
    pin: null,
  },
  'templates.recall': { templateId: '1', requestId: UUID, pin: null },
  'templates.save': { templateId: null, revision: null, draft: DRAFT, pin: null },
  'connection.test': CONNECTION,
  'connection.save': CONNECTION,
  'records.export': {
    filter: { ...PERIOD, states: [], text: '' },
    view: 'all',
    format: 'csv',
  },
  'statistics.export': {
    query: PERIOD,
    metric: 'count',
    wanted: { format: 'csv', table: 'days' },
  },
  'shift.close': { remarks: [] },
  'shift.setDayStart': { hour: 4 },
  'staff.list': null,
  'audit.list': { filter: { ...DAYS, who: null, kinds: [], text: '' } },
  'audit.export': { listId: UUID, format: 'csv' },
  'staff.setAutoLock': { minutes: 0 },
  'staff.save': {
    id: null,
    backEndId: null,
    number: '99',
    name: '自己',
    role: 'owner',
    active: true,
    pin: '9999',
    card: null,
    managerPin: null,
  },
}
