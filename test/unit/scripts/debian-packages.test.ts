import { describe, expect, it } from 'vitest'
import { missingLibraries, packagesFor } from '../../../scripts/setup/debian-packages.mjs'

const LDD = `
	linux-vdso.so.1 (0x00007ffd1c5f2000)
	libffmpeg.so => not found
	libdl.so.2 => /lib/x86_64-linux-gnu/libdl.so.2 (0x00007f0a5e9d6000)
	libgtk-3.so.0 => not found
	libasound.so.2 => not found
	libnss3.so => not found
	libnssutil3.so => not found
	/lib64/ld-linux-x86-64.so.2 (0x00007f0a6a1f0000)
`

describe('the libraries that Electron misses', () => {
  it('are those that ldd did not find, without the one that Electron brings', () => {
    expect(missingLibraries(LDD)).toEqual([
      'libgtk-3.so.0',
      'libasound.so.2',
      'libnss3.so',
      'libnssutil3.so',
    ])
  })

  it('are found in packages, each named once, under the older names', () => {
    const { packages, unknown } = packagesFor(missingLibraries(LDD), () => false)
    expect(packages).toEqual(['libasound2', 'libgtk-3-0', 'libnss3'])
    expect(unknown).toEqual([])
  })

  it('are found under the newer names where the system knows those', () => {
    const isNew = (name: string) => name.endsWith('t64')
    const { packages } = packagesFor(missingLibraries(LDD), isNew)
    expect(packages).toEqual(['libasound2t64', 'libgtk-3-0t64', 'libnss3'])
  })

  it('are named themselves when no package is known to bring them', () => {
    expect(packagesFor(['libnew.so.1'], () => true)).toEqual({
      packages: [],
      unknown: ['libnew.so.1'],
    })
  })
})
