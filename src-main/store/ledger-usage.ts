import type Database from 'better-sqlite3'
import type { OfflineUsage, Tally } from '@shared/domain/offline-judge'
import { ofSale } from './ledger-statements'

interface UsageRow extends Tally {
  templateId: string
  memberId: string
}

/** What is redeemed here and not confirmed yet, reckoned once for whoever asks. */
interface Reckoning {
  connectionId: string
  /** Says another thing as soon as anything in the file may be another. */
  version: string
  terminal: Tally
  templates: ReadonlyMap<string, Tally>
  members: ReadonlyMap<string, Tally>
}

/** The templates of the last sales are what an owner chooses from. */
const LAST_SALES = 500
/** Among so many of all connections: another one's whole book is not read for it. */
const LAST_OF_ALL = 5_000

/**
 * What is redeemed here and not confirmed yet, by template and member. Read from the two small tables of what is open,
 * never from the whole book, and again only after something was written: offline it is asked for with every status, and
 * a week's queue takes some 10 ms to add up. Undoing is not in it: the back end has confirmed it before.
 */
export function ledgerUsage(database: Database.Database) {
  // What this connection wrote, and what any other one did.
  const version = database
    .prepare<[], string>(`SELECT total_changes() || ' ' || data_version FROM pragma_data_version`)
    .pluck()
  const usage = database.prepare<[{ connectionId: string }], UsageRow>(
    `SELECT r.template_id AS templateId, sale.member_id AS memberId,
            count(*) AS count, sum(r.discount_fen) AS totalFen
     FROM (SELECT request_id FROM open_redemption
           WHERE connection_id = @connectionId AND state IN ('pending', 'sending', 'unknown')
           UNION ALL
           SELECT d.request_id FROM desk_entry d JOIN redemption_state s ON s.seq =
             (SELECT max(seq) FROM redemption_state WHERE request_id = d.request_id)
           WHERE d.connection_id = @connectionId AND s.state = 'parked') o
     CROSS JOIN redemption r USING (request_id) CROSS JOIN sale USING (sale_id)
     GROUP BY r.template_id, sale.member_id`,
  )
  let kept: Reckoning | null = null

  function reckon(connectionId: string): Reckoning {
    const now = version.get() ?? ''
    if (kept?.version === now && kept.connectionId === connectionId) return kept
    const terminal = { ...NOTHING }
    const templates = new Map<string, Tally>()
    const members = new Map<string, Tally>()
    for (const row of usage.all({ connectionId })) {
      for (const tally of [
        terminal,
        tallyAt(templates, row.templateId),
        tallyAt(members, row.memberId),
      ]) {
        tally.count += row.count
        tally.totalFen += row.totalFen
      }
    }
    const reckoning = { connectionId, version: now, terminal, templates, members }
    // What a transaction sees may be rolled back, and nothing would tell.
    if (!database.inTransaction) kept = reckoning
    return reckoning
  }

  const recent = database.prepare<[number, string, number], { id: string; title: string }>(
    `SELECT r.template_id AS id, max(r.title) AS title
     FROM (SELECT sale_id FROM
             (SELECT sale_id, connection_id FROM sale ORDER BY day DESC, day_number DESC LIMIT ?)
           WHERE connection_id = ? LIMIT ?) last
     CROSS JOIN redemption r ON ${ofSale('last.sale_id')} GROUP BY r.template_id`,
  )
  return {
    offlineUsage(connectionId: string, memberId: string): OfflineUsage {
      const { terminal, templates, members } = reckon(connectionId)
      return { terminal, templates, member: members.get(memberId) ?? NOTHING }
    },
    recentTemplates: (connectionId: string) => recent.all(LAST_OF_ALL, connectionId, LAST_SALES),
  }
}

const NOTHING: Readonly<Tally> = { count: 0, totalFen: 0 }

function tallyAt(tallies: Map<string, Tally>, id: string): Tally {
  const known = tallies.get(id)
  if (known) return known
  const tally = { ...NOTHING }
  tallies.set(id, tally)
  return tally
}
