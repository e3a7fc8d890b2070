import type { Migration } from '../open-database'

/** Looking for what somebody did, and when, without reading the whole trail. */
export const ledgerTrail: Migration = {
  name: 'the audit trail by time, kind and person',
  sql: 'CREATE INDEX audit_by_time ON audit_entry (at, kind, staff, approved_by);',
}
