/** The steps of one database connection that a group needs; all synchronous. */
export interface Transactor {
  begin(): void
  commit(): void
  /** Ends a transaction that is still open; does nothing when the engine has ended it already. */
  rollback(): void
  savepoint(): void
  release(): void
  rollbackToSavepoint(): void
}

interface Member {
  run(): void
  succeed(): void
  fail(cause: unknown): void
}

/** Nothing of the group was saved: the transaction that carried it could not be committed. */
export class GroupCommitError extends Error {
  constructor(cause: unknown) {
    super('The transaction could not be committed', { cause })
    this.name = 'GroupCommitError'
  }
}

// A flush to disk costs the same for one member as for many; the bound keeps the first of a burst from waiting
// for the last.
const MAX_MEMBERS = 128

/**
 * Commits writes that arrive together in one transaction, each in a savepoint of its own: with
 * `synchronous=FULL` the flush to disk is what a write costs, and this way concurrent requests share it.
 * No promise settles before the commit that makes its outcome durable.
 */
export class CommitGroup {
  #waiting: Member[] = []
  #scheduled = false

  constructor(private readonly transactor: Transactor) {}

  /**
   * Runs `work` (synchronous) within the next group and settles after its commit: with the value, with the
   * error that `work` threw (which undoes its own writes alone), or with GroupCommitError.
   */
  submit<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let value: T
      this.#waiting.push({
        run: () => void (value = work()),
        succeed: () => resolve(value),
        fail: reject,
      })
      if (!this.#scheduled) {
        this.#scheduled = true
        // After the event loop has read every request that has already arrived.
        setImmediate(() => this.flush())
      }
    })
  }

  /** Commits everything that waits, now. */
  flush(): void {
    this.#scheduled = false
    while (this.#waiting.length > 0) this.#commit(this.#waiting.splice(0, MAX_MEMBERS))
  }

  #commit(members: Member[]): void {
    const failures = new Map<Member, unknown>()
    try {
      this.transactor.begin()
      for (const member of members) this.#runOne(member, failures)
      this.transactor.commit()
    } catch (cause) {
      this.transactor.rollback()
      for (const member of members) member.fail(new GroupCommitError(cause))
      return
    }
    for (const member of members) {
      if (failures.has(member)) member.fail(failures.get(member))
      else member.succeed()
    }
  }

  #runOne(member: Member, failures: Map<Member, unknown>): void {
    this.transactor.savepoint()
    try {
      member.run()
    } catch (cause) {
      failures.set(member, cause)
      this.transactor.rollbackToSavepoint()
    }
    this.transactor.release()
  }
}
