import { expect, test } from 'vitest'
import {
  CONTENT_SECURITY_POLICY,
  DECODER_POLICY,
  policyFor,
} from '../../../src-main/electron/screen-address'

test('the decoder alone may compile WebAssembly', () => {
  expect(policyFor('/app/out/renderer/assets/decoder.worker-C663g7pD.js')).toBe(DECODER_POLICY)
  for (const file of ['index.html', 'assets/index-1.js', 'assets/decoder.worker-1.js.html']) {
    expect(policyFor(`/app/out/renderer/${file}`)).toBe(CONTENT_SECURITY_POLICY)
  }
  expect(CONTENT_SECURITY_POLICY).not.toContain('wasm')
})
