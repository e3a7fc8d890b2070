import { AUDIT_PAGE } from '@shared/ipc/calls-audit'
import type { AuditBook } from '../counter/audit-ports'
import type { Handlers } from './router'

export interface AuditTools {
  ledger: Pick<AuditBook, 'auditTrail'>
}

/** Calls about the trail of sensitive actions. */
export function auditHandlers({ ledger }: AuditTools): Pick<Handlers, 'audit.list'> {
  return {
    'audit.list'({ beforeSeq }) {
      const entries = ledger.auditTrail({
        limit: AUDIT_PAGE + 1,
        ...(beforeSeq === null ? {} : { beforeSeq }),
      })
      const page = entries.slice(0, AUDIT_PAGE)
      return {
        entries: page.map(({ detail, ...entry }) => ({ ...entry, added: detail.added === true })),
        more: entries.length > AUDIT_PAGE,
      }
    },
  }
}
