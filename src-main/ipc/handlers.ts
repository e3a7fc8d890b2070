import { auditHandlers, type AuditTools } from './audit-handlers'
import { billHandlers, type BillTools } from './bill-handlers'
import { cacheHandlers } from './cache-handlers'
import { codeHandlers, type CodeTools } from './code-handlers'
import { memberHandlers, type MemberTools } from './member-handlers'
import { memberCodeHandlers, type MemberCodeTools } from './member-code-handlers'
import { connectionHandlers, type ConnectionTools } from './connection-handlers'
import { counterHandlers, type CounterTools } from './counter-handlers'
import { policyHandlers, type PolicyTools } from './policy-handlers'
import { exceptionHandlers, type ExceptionCallTools } from './exception-handlers'
import { printHandlers, type PrintTools } from './print-handlers'
import { recordHandlers, type RecordTools } from './record-handlers'
import type { Handlers } from './router'
import { statisticsHandlers, type StatisticsTools } from './statistics-handlers'
import { ledgerHandlers, type LedgerTools } from './ledger-handlers'
import { rulesHandlers, type RulesTools } from './rules-handlers'
import { scannerHandlers } from './scanner-handlers'
import { templateHandlers, type TemplateTools } from './template-handlers'
import { sessionHandlers, type SessionTools } from './session-handlers'
import { shiftHandlers, type ShiftCallTools } from './shift-handlers'
import { staffHandlers, type StaffTools } from './staff-handlers'

/** Binds every call of the contract to its use case. */
export function createHandlers(
  tools: SessionTools &
    ConnectionTools &
    CounterTools &
    PolicyTools &
    RulesTools &
    TemplateTools &
    MemberCodeTools &
    MemberTools &
    ExceptionCallTools &
    LedgerTools &
    BillTools &
    CodeTools &
    PrintTools &
    StaffTools &
    AuditTools &
    ShiftCallTools &
    StatisticsTools &
    RecordTools,
): Handlers {
  return {
    ...sessionHandlers(tools),
    ...connectionHandlers(tools),
    ...billHandlers(tools),
    ...counterHandlers(tools),
    ...policyHandlers(tools),
    ...rulesHandlers(tools),
    ...scannerHandlers(tools),
    ...templateHandlers(tools),
    ...memberCodeHandlers(tools),
    ...memberHandlers(tools),
    ...exceptionHandlers(tools),
    ...ledgerHandlers(tools),
    ...cacheHandlers(tools),
    ...codeHandlers(tools),
    ...printHandlers(tools),
    ...staffHandlers(tools),
    ...auditHandlers(tools),
    ...shiftHandlers(tools),
    ...statisticsHandlers(tools),
    ...recordHandlers(tools),
  }
}
