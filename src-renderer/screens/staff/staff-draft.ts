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
    pin: '',
    pinAgain: '',
    card: '',
    dropCard: false,
    managerPin: '',
  }
}

export type WrongField = 'number' | 'name' | 'pin' | 'pinAgain' | 'card'

/** What is wrong before it is sent. */
export function wrongFields(draft: StaffDraft): Set<WrongField> {
  const wrong = new Set<WrongField>()
  const fits = (text: string, max: number) => text.trim().length >= 1 && text.trim().length <= max
  if (!fits(draft.number, 32)) wrong.add('number')
  if (!fits(draft.name, 64)) wrong.add('name')
  if (draft.pin !== '' && !isPin(draft.pin)) wrong.add('pin')
  if (draft.pin !== draft.pinAgain) wrong.add('pinAgain')
  const card = draft.card.trim()
  if (card !== '' && (card.length < 4 || card.length > 128)) wrong.add('card')
  return wrong
}

/** What is sent: what was left empty stays as it is. */
export function orderOf(draft: StaffDraft): CallInput<'staff.save'> {
  const card = draft.card.trim()
  return {
    id: draft.id,
    backEndId: draft.backEndId.trim() || null,
    number: draft.number.trim(),
    name: draft.name.trim(),
    role: draft.role,
    active: draft.active,
    pin: draft.pin || null,
    card: card !== '' ? card : draft.dropCard ? '' : null,
    managerPin: draft.managerPin || null,
  }
}
