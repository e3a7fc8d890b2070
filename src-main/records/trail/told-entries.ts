import {
  TRAIL_FACTS,
  type TrailAbout,
  type TrailEntry,
  type TrailFacts,
} from '@shared/domain/trail'
import type { TrailRow, TrailSource } from './trail-source'

/** The names by which an entry's ids are told. */
export interface TrailNames {
  /** Number and name of whoever has this number; null where the trail names nobody who has. */
  person(number: string): string | null
  /** What a template was called; null where nothing of it was redeemed. */
  template(id: string): string | null
}

type Detail = Record<string, unknown>
type Lookup = (id: string, detail: Detail) => TrailAbout | null

/** The entries of the trail in words of the ledger instead of ids, as far as the ledger knows them. */
export function toldEntries(
  rows: readonly TrailRow[],
  source: Pick<TrailSource, 'receiptOfSale' | 'receiptOfRequest' | 'shift'>,
  names: TrailNames,
): TrailEntry[] {
  const named = (of: 'person' | 'template' | 'member', name: string | null): TrailAbout | null =>
    name === null ? null : { of, name }
  const member: Lookup = (id) => named('member', id)
  const template: Lookup = (id, { name }) =>
    named('template', typeof name === 'string' ? name : names.template(id))
  const person: Lookup = (number, { name }) =>
    named(
      'person',
      typeof name === 'string' ? `${number} ${name}` : (names.person(number) ?? number),
    )
  const sale: Lookup = (id) => {
    const name = source.receiptOfSale(id)
    return name === null ? null : { of: 'receipt', name, title: null }
  }
  const settings: Lookup = (parts) => ({ of: 'settings', names: parts.split(' ') })
  const byKind: Record<string, Lookup> = {
    'sales.void': sale,
    'sales.override': sale,
    'settings.provisioned': settings,
    'settings.changedOutside': settings,
    'exceptions.act'(id) {
      const found = source.receiptOfRequest(id)
      return found && { of: 'receipt', ...found }
    },
    'chain.sealed'(id) {
      const found = source.shift(id)
      return found && { of: 'shift', ...found }
    },
    'members.revealPhone': member,
    'memberCodes.issueCard': member,
    'memberCodes.renew': member,
    'memberCodes.revokeCard': member,
    'templates.save': template,
    'templates.checkGiving': template,
    'templates.give': template,
    'templates.recall': template,
    'staff.save': person,
    'staff.signInRefused': person,
    'staff.lendRefused': person,
    'session.setCashier': person,
  }

  return rows.map(({ seq, at, kind, staff, approvedBy, subject, detail: text }): TrailEntry => {
    const detail = JSON.parse(text) as Detail
    const call = kind === 'action.failed' || kind === 'staff.lent' ? subject : null
    const id = kind === 'action.failed' ? detail.about : kind === 'staff.lent' ? null : subject
    let about: TrailAbout | null = null
    if (typeof id === 'string' && id !== '') {
      const known = byKind[call ?? kind]
      about = known ? (known(id, detail) ?? { of: 'unknown', name: id }) : { of: 'name', name: id }
    }
    const facts = factsOf(detail)
    return {
      ...{ seq, at, kind, call, staff, approvedBy, about, facts },
      added: detail.added === true,
    }
  })
}

function factsOf(detail: Detail): TrailFacts {
  const facts: TrailFacts = {}
  for (const name of [...TRAIL_FACTS, 'pin', 'card'] as const) {
    const value = detail[name]
    if (['string', 'number', 'boolean'].includes(typeof value)) {
      facts[name] = value as string | number | boolean
    }
  }
  return facts
}
