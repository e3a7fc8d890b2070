import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

type CacheCallNames = 'cache.get' | 'cache.pull' | 'cache.cancel'

/** Calls about what of the back end is kept on this computer. */
export function cacheHandlers({
  workplace,
}: {
  workplace: Workplace
}): Pick<Handlers, CacheCallNames> {
  return {
    'cache.get': () => workplace.cacheFacts(),
    'cache.pull': () => workplace.pull('again'),
    'cache.cancel': () => workplace.pull('cancel'),
  }
}
