import type { MemberSearch } from './store/store'

/** What a typed text is searched as, in either dialect. */
export function searchFor(keyword: string): MemberSearch {
  if (keyword === '') return { kind: 'all' }
  const digits = keyword.replace(/[\s-]/g, '')
  return /^\d+$/.test(digits) ? { kind: 'digits', digits } : { kind: 'text', text: keyword }
}
