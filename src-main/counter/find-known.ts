import type { Member } from '@shared/domain/member'
import type { ScanMeaning } from '@shared/domain/scan-code'
import type { MemberCache } from './cache-ports'
import { LIST_MAX, type Found } from './found'
import type { OpenMember } from './open-members'

/**
 * What the cache answers to a text. `exact`: only where the back end would say the same as far as anybody can know,
 * so that the answer may be shown before the back end's; else null. `whatever`: the back end is silent, and what is
 * known here is better than nothing.
 */
export function findKnown(
  meaning: ScanMeaning,
  connectionId: string,
  cache: MemberCache,
  how: 'exact' | 'whatever',
): Found | null {
  const everything = how === 'whatever' || cache.isComplete(connectionId)
  const member = (id: string, couponId: string | null = null) =>
    openKnown(id, couponId, connectionId, cache)
  const search = (keyword: string) =>
    cache.search(connectionId, keyword, LIST_MAX + 1, how === 'whatever')
  const choose = (members: readonly Member[]): Found | null => {
    const [only] = members
    if (!only) return null
    return members.length === 1
      ? member(only.id)
      : { kind: 'several', members, onlyKnown: how === 'whatever' }
  }

  switch (meaning.kind) {
    case 'memberId':
      return member(meaning.id)
    case 'askBackEnd':
      // A code that only the back end can read says nothing here, whatever it looks like.
      return null
    case 'couponId': {
      const holder = cache.holderOf(connectionId, meaning.id)
      return holder === null ? null : member(holder, meaning.id)
    }
    case 'phone': {
      const found = search(meaning.digits)
      const exact = found.every(({ phone }) => phone === meaning.digits)
      return everything || exact ? choose(found) : null
    }
    case 'cardNumber': {
      const found = search(meaning.number)
      const exact = found.every(({ cardNumber }) => cardNumber === meaning.number)
      return everything || exact ? choose(found) : null
    }
    case 'name':
      return everything ? choose(search(meaning.text)) : null
    case 'digits': {
      const { digits } = meaning
      // Whoever has this number is meant, whatever else it may be.
      const exact = member(digits)
      if (exact || !everything) return exact
      const members = search(digits)
      const holder = cache.holderOf(connectionId, digits)
      if (holder === null) return choose(members)
      if (members.every(({ id }) => id === holder)) return member(holder, digits)
      const other = cache.member(connectionId, holder)
      const others = members.filter(({ id }) => id !== holder)
      return choose(other ? [other.member, ...others] : others)
    }
  }
}

/** One member out of the cache. */
export function openKnown(
  memberId: string,
  couponId: string | null,
  connectionId: string,
  cache: MemberCache,
): (Found & { kind: 'one' }) | null {
  const known = cache.member(connectionId, memberId)
  if (!known) return null
  const open: OpenMember = { connectionId, ...known, source: 'cache' }
  return { kind: 'one', open, couponId }
}
