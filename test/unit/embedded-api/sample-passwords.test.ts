import { describe, expect, it } from 'vitest'
import { SAMPLE_STAFF } from '../../../src-main/embedded-api/sample/catalogue'
import { isLoopback, sampleStaffFor } from '../../../src-main/embedded-api/sample/sample-passwords'

describe('the passwords of the sample staff', () => {
  it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1', 'localhost'])(
    'are the published ones on %s, which only this computer can reach',
    (host) => {
      expect(isLoopback(host)).toBe(true)
      expect(sampleStaffFor(host)).toEqual(SAMPLE_STAFF)
    },
  )

  it.each(['0.0.0.0', '::', '', '192.168.1.20', 'fe80::1', '127.0.0.1.example.org', 'shop-pc'])(
    'are random on %j, and never the same',
    (host) => {
      expect(isLoopback(host)).toBe(false)
      const staff = [...sampleStaffFor(host), ...sampleStaffFor(host)]
      for (const { password } of staff) expect(password).toMatch(/^([a-z2-9]{4}-){2}[a-z2-9]{4}$/)
      expect(new Set(staff.map(({ password }) => password)).size).toBe(staff.length)
      expect(staff.map(({ account }) => account).slice(0, SAMPLE_STAFF.length)).toEqual(
        SAMPLE_STAFF.map(({ account }) => account),
      )
    },
  )
})
