import { expect, onTestFinished } from 'vitest'
import { verifyLedger } from '../../src-main/store/chain/verify-chain'

/** Fails where any row of the ledger does not fit its chain: somebody wrote one and forgot its link. */
export function expectHonest(file: string): void {
  expect(verifyLedger(file)).toMatchObject({ ok: true })
}

/** Closes the ledger when the test is over, and looks whether all that was written to it is linked. */
export function honestAtTheEnd(ledger: { close(): void }, file: string): void {
  onTestFinished(() => {
    ledger.close()
    expectHonest(file)
  })
}
