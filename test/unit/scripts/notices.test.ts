import { describe, expect, it } from 'vitest'
import { shippedPackages } from '../../../scripts/setup/notices.mjs'

describe('the notices', () => {
  it('name what ships, and nothing that only builds or tests it', () => {
    const lock = {
      packages: {
        '': { name: 'coupon-counter' },
        'node_modules/zod': { version: '4.0.0', license: 'MIT' },
        'node_modules/eslint': { version: '10.0.0', license: 'MIT', dev: true },
        'node_modules/a/node_modules/b': { version: '1.0.0' },
      },
    }
    expect(shippedPackages(lock)).toEqual([
      { place: 'node_modules/a/node_modules/b', version: '1.0.0', license: 'see its package' },
      { place: 'node_modules/zod', version: '4.0.0', license: 'MIT' },
    ])
  })
})
