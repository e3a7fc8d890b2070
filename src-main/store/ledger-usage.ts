import type Database from 'better-sqlite3'
import type { OfflineUsage, Tally } from '@shared/domain/offline-judge'

interface UsageRow extends Tally {
  templateId: string
  isMine: 0 | 1
}

/** The templates of the last sales are what an owner chooses from. */
const LAST_SALES = 500

/**
 * What is redeemed here and not confirmed yet, by template. Read from the two small tables of what is open, never from
 * the whole book. Undoing is not in it: the back end has confirmed it before.
 */
export function ledgerUsage(database: Database.Database) {
  const usage = database.prepare<[{ connectionId: string; memberId: string }], UsageRow>(
    `SELECT r.template_id AS templateId, sale.member_id = @memberId AS isMine,
            count(*) AS count, sum(r.discount_fen) AS totalFen
     FROM (SELECT request_id FROM open_redemption WHERE connection_id = @connectionId
           UNION SELECT request_id FROM desk_entry WHERE connection_id = @connectionId) o
     JOIN redemption r USING (request_id) JOIN sale USING (sale_id)
     JOIN redemption_state s ON s.seq =
       (SELECT max(seq) FROM redemption_state WHERE request_id = r.request_id)
     WHERE s.state IN ('pending', 'sending', 'unknown', 'parked')
     GROUP BY r.template_id, isMine`,
  )
  const templates = database.prepare<[string, number], { id: string; title: string }>(
    `SELECT r.template_id AS id, max(r.title) AS title
     FROM (SELECT sale_id FROM sale WHERE connection_id = ?
           ORDER BY day DESC, created_at DESC LIMIT ?) last
     JOIN redemption r USING (sale_id) GROUP BY r.template_id`,
  )
  return {
    offlineUsage(connectionId: string, memberId: string): OfflineUsage {
      const terminal = { count: 0, totalFen: 0 }
      const member = { count: 0, totalFen: 0 }
      const byTemplate = new Map<string, Tally>()
      for (const row of usage.all({ connectionId, memberId })) {
        const template = byTemplate.get(row.templateId) ?? { count: 0, totalFen: 0 }
        byTemplate.set(row.templateId, template)
        for (const tally of row.isMine ? [terminal, template, member] : [terminal, template]) {
          tally.count += row.count
          tally.totalFen += row.totalFen
        }
      }
      return { terminal, member, templates: byTemplate }
    },
    recentTemplates: (connectionId: string) => templates.all(connectionId, LAST_SALES),
  }
}
