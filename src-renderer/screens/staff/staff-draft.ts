import type { StaffMember } from '@shared/domain/staff'
import { isPin } from '@shared/domain/pin'
import type { CallInput } from '@shared/ipc/contract'

/** One of the staff as the form shows them. */
export interface StaffDraft {
  id: string | null
  backEndId: string
  number: string
  name: string
  role: StaffMember['role']
  active: boolean
  /** What they sign in with until now. */
  hasPin: boolean
  hasCard: boolean
  pin: string
  pinAgain: string
  card: string
  dropCard: boolean
  managerPin: string
}

/** The form for somebody, or for somebody new. */
export function draftOf(member: StaffMember | null, role: StaffMember['role']): StaffDraft {
  return {
    id: member?.id ?? null,
    backEndId: member?.backEndId ?? '',
    number: member?.number ?? '',
    name: member?.name ?? '',
    role: member?.role ?? role,
    active: member?.active ?? true,
    hasPin: member?.hasPin ?? false,
    hasCard: member?.hasCard ?? false,
    pin: '',
    pinAgain: '',
    card: '',
    dropCard: false,
    managerPin: '',
  }
}

/** A card opens a cashier's seat only. */
export const maySignInByCard = ({ role }: Pick<StaffDraft, 'role'>): boolean => role === 'cashier'

export type WrongField = 'number' | 'name' | 'pin' | 'pinAgain' | 'card' | 'managerPin'
/** What is said of a field: a word under `staff.form.errors`. */
export type WrongWord = Exclude<WrongField, 'managerPin'> | 'pinNeeded' | 'pinOrCard'

/** What is wrong before it is sent: each wrong field with what is said of it. */
export function wrongFields(draft: StaffDraft): Map<WrongField, WrongWord> {
  const wrong = new Map<WrongField, WrongWord>()
  const fits = (text: string, min: number, max: number) =>
    text.trim().length >= min && text.trim().length <= max
  if (!fits(draft.number, 1, 32)) wrong.set('number', 'number')
  if (!fits(draft.name, 1, 64)) wrong.set('name', 'name')
  const pin = wrongPin(draft)
  if (pin) wrong.set('pin', pin)
  if (draft.pin !== draft.pinAgain) wrong.set('pinAgain', 'pinAgain')
  const hasNewCard = maySignInByCard(draft) && draft.card.trim() !== ''
  if (hasNewCard && !fits(draft.card, 4, 128)) wrong.set('card', 'card')
  if (draft.managerPin !== '' && !isPin(draft.managerPin)) wrong.set('managerPin', 'pin')
  return wrong
}

/** Nobody is kept who could not sign in. */
function wrongPin(draft: StaffDraft): WrongWord | null {
  if (draft.pin !== '') return isPin(draft.pin) ? null : 'pin'
  if (draft.hasPin) return null
  if (!maySignInByCard(draft)) return 'pinNeeded'
  const hasCard = draft.card.trim() !== '' || (draft.hasCard && !draft.dropCard)
  return hasCard ? null : 'pinOrCard'
}

/** What is sent: what was left empty stays as it is, but for the card of somebody who is no cashier any more. */
export function orderOf(draft: StaffDraft): CallInput<'staff.save'> {
  return {
    id: draft.id,
    backEndId: draft.backEndId.trim() || null,
    number: draft.number.trim(),
    name: draft.name.trim(),
    role: draft.role,
    active: draft.active,
    pin: draft.pin || null,
    card: cardOf(draft),
    managerPin: draft.managerPin || null,
  }
}

/** The new card; empty where the old one goes, null where nothing changes. */
function cardOf(draft: StaffDraft): string | null {
  const goes = draft.hasCard && (draft.dropCard || !maySignInByCard(draft))
  const card = maySignInByCard(draft) ? draft.card.trim() : ''
  return card !== '' ? card : goes ? '' : null
}
