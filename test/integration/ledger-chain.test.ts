import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { verifyLedger } from '../../src-main/store/chain/verify-chain'
import { openLedger } from '../../src-main/store/ledger'
import { writeSales } from '../support/damaged-ledgers'
import { tempFolder } from '../support/temp-folder'

describe('an honest ledger', () => {
  it('fits its chain from the first moment on', () => {
    const file = join(tempFolder(), 'ledger.db')
    const ledger = openLedger(file)
    onTestFinished(() => ledger.close())
    expect(verifyLedger(file)).toMatchObject({ ok: true, rows: 3 })
    writeSales(ledger, 20)
    expect(verifyLedger(file)).toMatchObject({ ok: true })
  })
})
