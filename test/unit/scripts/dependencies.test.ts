import { describe, expect, it } from 'vitest'
import { installedMatchesLock } from '../../../scripts/setup/dependencies.mjs'

const lock = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/vue': { version: '3.5.45' },
    'node_modules/binding-win32': { version: '1.2.3', optional: true },
  },
}
const installed = (packages: object) => ({ packages })

describe('comparing what is installed with the lock file', () => {
  it('accepts the same versions; a package for another system may be absent', () => {
    const same = installed({ 'node_modules/vue': { version: '3.5.45' } })
    expect(installedMatchesLock(lock, same)).toBe(true)
  })

  it.each([
    ['another version', installed({ 'node_modules/vue': { version: '3.5.44' } })],
    ['a missing package', installed({})],
    ['nothing installed, or an installation that was broken off', undefined],
    [
      'another version of an optional package',
      installed({
        'node_modules/vue': { version: '3.5.45' },
        'node_modules/binding-win32': { version: '1.0.0' },
      }),
    ],
  ])('notices %s', (_, found) => {
    expect(installedMatchesLock(lock, found)).toBe(false)
  })
})
