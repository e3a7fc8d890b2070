import { Kysely, SqliteDialect } from 'kysely'
import type { Instant } from '@shared/domain/calendar'
import { migrate } from '../migrate'
import { changedCoupons, changedMembers, changeCounter } from '../change-queries'
import {
  couponById,
  couponList,
  memberById,
  memberList,
  redemptionByRequest,
  redemptionList,
} from '../queries'
import { cardsOf, codeChanges, codeVersion } from '../code-queries'
import { figuresById } from '../figure-queries'
import { heldCoupons } from '../held-queries'
import type { Store } from '../store'
import type { Tables } from '../tables'
import { forgetExpiredTokens, keepToken, shopList, staffBy } from '../staff-queries'
import { levelList, templateById, templateList, templatesById } from '../template-queries'
import { CodeWriter } from './code-writer'
import { CommitGroup } from './commit-group'
import { openConnection, openError, transactorOf, type Connection } from './connection'
import { GivingWriter } from './giving-writer'
import { MemberEraser } from './member-eraser'
import { RedemptionWriter } from './redemption-writer'
import { sqliteSampleStore } from './sqlite-sample-store'
import { TemplateWriter } from './template-writer'

/** Where the data is and what its owner's calendar is. */
export interface SqliteStoreOptions {
  /** A path, or ':memory:'. */
  file: string
  timeZone: string
  clock: () => Instant
}

/**
 * Opens (or makes) the database and brings its layout up to date.
 * @throws StartError when the file is from a newer version, not ours, damaged or cannot be written
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { connection, version } = openConnection(options.file)
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) })
  try {
    await migrate(db, version, options.clock(), (column) => column.primaryKey())
  } catch (cause) {
    connection.close()
    throw openError(cause, options.file)
  }
  return storeOn(connection, db, options.timeZone)
}

// One connection for everything. That is safe because every transaction on it is synchronous from begin to commit
// (CommitGroup): a statement of Kysely's can run before or after one, never inside.
function storeOn(connection: Connection, db: Kysely<Tables>, timeZone: string): Store {
  const group = new CommitGroup(transactorOf(connection))
  const writer = new RedemptionWriter(connection, timeZone)
  const templates = new TemplateWriter(connection)
  const giving = new GivingWriter(connection)
  const codes = new CodeWriter(connection)
  const eraser = new MemberEraser(connection)
  return {
    shops: () => shopList(db),
    redemptions: (filter, page) => redemptionList(db, filter, page),
    redemptionOfRequest: (requestId) => redemptionByRequest(db, requestId),
    coupons: (memberId, selection, today, page) => couponList(db, memberId, selection, today, page),
    heldCoupons: (memberId, filter, today, page) => heldCoupons(db, memberId, filter, today, page),
    coupon: (id) => couponById(db, id),
    member: (id) => memberById(db, id),
    changedMembers: (after, limit) => changedMembers(db, after, limit),
    changedCoupons: (after, limit) => changedCoupons(db, after, limit),
    changeCounter: () => changeCounter(db),
    eraseMember: (id, at) => group.submit(() => eraser.erase(id, at)),
    members: (search, page) => memberList(db, search, page),
    staffByAccount: (account) => staffBy(db, { account }),
    staff: (id) => staffBy(db, { id }),
    staffOfToken: (hash, at) => staffBy(db, { hash, at }),
    keepToken: async (hash, staffId, at, expiresAt) => {
      await forgetExpiredTokens(db, at)
      await keepToken(db, hash, staffId, at, expiresAt)
    },
    template: (id) => templateById(db, id),
    templatesOf: (ids) => templatesById(db, ids),
    templates: (page) => templateList(db, page),
    levels: () => levelList(db),
    saveTemplate: (command) => group.submit(() => templates.save(command)),
    figuresOf: (ids, today) => figuresById(db, ids, today),
    checkGiving: async (question) => giving.check(question),
    give: (command) => group.submit(() => giving.give(command)),
    recall: (command) => group.submit(() => giving.recall(command)),
    codeKeys: (at) => group.submit(() => codes.keys(at)),
    codeVersion: (memberId) => codeVersion(db, memberId),
    renewCode: (memberId, at) => group.submit(() => codes.renew(memberId, at)),
    issueCard: (memberId, staffId, at) => group.submit(() => codes.issue(memberId, staffId, at)),
    revokeCard: (card, staffId, at) => group.submit(() => codes.revoke(card, staffId, at)),
    cardsOf: (memberId) => cardsOf(db, memberId),
    codeChanges: (after, limit) => codeChanges(db, after, limit),
    useCode: (memberId, step) => group.submit(() => codes.use(memberId, step)),
    redeem: (command) => group.submit(() => writer.redeem(command)),
    undo: (command) => group.submit(() => writer.undo(command)),
    sample: sqliteSampleStore(connection, db),
    close: async () => {
      group.flush()
      await db.destroy()
    },
  }
}
