import { askAgain } from './ask-again'
import type { Terminal } from './terminal'

/** One entry of `ledger.db`: a coupon and every state that it has had, in order. */
export interface Entry {
  requestId: string
  couponId: string
  states: string[]
}

/** Reads the whole ledger from the disk, with the running app's own library. */
export function ledgerOf({ app, folder }: Terminal): Promise<Entry[]> {
  return askAgain(() =>
    app.evaluate((electron, file) => {
      const { createRequire } = process.getBuiltinModule('node:module')
      const require = createRequire(`${electron.app.getAppPath()}/package.json`)
      const Database = require('better-sqlite3') as new (
        file: string,
        options: { readonly: boolean },
      ) => {
        prepare(sql: string): { all(): { requestId: string; couponId: string; states: string }[] }
        close(): void
      }
      const database = new Database(file, { readonly: true })
      try {
        const rows = database
          .prepare(
            `SELECT request_id AS requestId, coupon_id AS couponId,
             (SELECT group_concat(state) FROM
               (SELECT state FROM redemption_state s WHERE s.request_id = r.request_id ORDER BY seq)) AS states
           FROM redemption r ORDER BY coupon_id`,
          )
          .all()
        return rows.map((row) => ({ ...row, states: row.states.split(',') }))
      } finally {
        database.close()
      }
    }, `${folder}/ledger.db`),
  )
}
