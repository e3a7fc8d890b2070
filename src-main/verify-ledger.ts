import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { chainAloneWords, chainVerdictWords } from '@shared/words/chain'
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
    const words = (['zh-CN', 'en'] as const).map((language) =>
      [...chainVerdictWords(language, verdict, localMoment), ...chainAloneWords(language)].join(
        '\n',
      ),
    )
    process.stdout.write(`${[ledger, ...words].join('\n\n')}\n`)
    return verdict.ok ? 0 : 1
  } catch (error) {
    console.error(`账本读不出来 / the ledger cannot be read: ${ledger}\n${String(error)}`)
    return 2
  }
}

/** As this computer's clock showed it, with what that is ahead of UTC: `2026-11-24 07:08:14 +08:00`. */
function localMoment(at: number): string {
  const ahead = -new Date(at).getTimezoneOffset()
  const shown = new Date(at + ahead * 60_000).toISOString().slice(0, 19).replace('T', ' ')
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0')
  const [hours, minutes] = [two(Math.abs(ahead) / 60), two(Math.abs(ahead) % 60)]
  return `${shown} ${ahead < 0 ? '-' : '+'}${hours}:${minutes}`
}
