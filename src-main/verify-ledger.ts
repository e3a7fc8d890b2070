import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { chainVerdictWords } from '@shared/words/chain'
import { verifyLedger } from './store/chain/verify-chain'

// `npm run verify-ledger -- FILE`: a program of its own, so that a copied ledger can be looked at without the app.
// Ends with 0 where every row fits its chain, with 1 where one does not, with 2 where the file cannot be read.

const [file = ''] = process.argv.slice(2)
process.exitCode = run(resolve(file))

function run(ledger: string): number {
  if (file === '' || !existsSync(ledger)) {
    console.error(`找不到账本 / no ledger: ${ledger}`)
    return 2
  }
  try {
    const verdict = verifyLedger(ledger)
    const when = (at: number): string => new Date(at).toISOString()
    const words = (['zh-CN', 'en'] as const).map((language) =>
      chainVerdictWords(language, verdict, when).join('\n'),
    )
    process.stdout.write(`${[ledger, ...words].join('\n\n')}\n`)
    return verdict.ok ? 0 : 1
  } catch (error) {
    console.error(`账本读不出来 / the ledger cannot be read: ${ledger}\n${String(error)}`)
    return 2
  }
}
