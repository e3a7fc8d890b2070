import { ProblemError, type Problem } from '@shared/ipc/result'

const BY_CODE: Record<string, 'storage.readOnly' | 'storage.full' | 'storage.damaged'> = {
  EACCES: 'storage.readOnly',
  EPERM: 'storage.readOnly',
  EROFS: 'storage.readOnly',
  ENOTDIR: 'storage.readOnly',
  EEXIST: 'storage.readOnly',
  // The folder is gone, with its disk perhaps.
  ENOENT: 'storage.readOnly',
  // On Windows: another program has the file open.
  EBUSY: 'storage.readOnly',
  SQLITE_READONLY: 'storage.readOnly',
  SQLITE_CANTOPEN: 'storage.readOnly',
  SQLITE_PERM: 'storage.readOnly',
  ENOSPC: 'storage.full',
  EDQUOT: 'storage.full',
  SQLITE_FULL: 'storage.full',
  SQLITE_IOERR: 'storage.readOnly',
  SQLITE_CORRUPT: 'storage.damaged',
  SQLITE_NOTADB: 'storage.damaged',
}

/** Says in our words what a file-system or SQLite error means for the user; undefined for any other error. */
export function storageProblem(error: unknown, path: string): Problem | undefined {
  if (error instanceof ProblemError) return error.problem
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return undefined
  // SQLite refines its codes: SQLITE_IOERR_WRITE, SQLITE_READONLY_DIRECTORY, SQLITE_CORRUPT_INDEX …
  const known = BY_CODE[code] ?? BY_CODE[code.split('_').slice(0, 2).join('_')]
  if (!known) return undefined
  return known === 'storage.damaged' ? { code: known, file: path } : { code: known, path }
}

/** Runs `work`; a storage error in it becomes a `ProblemError` with the error as its cause. */
export function withStorageProblems<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof ProblemError) throw error
    const problem = storageProblem(error, path)
    throw problem ? new ProblemError(problem, { cause: error }) : error
  }
}

/** The calls of a book, each telling a problem of the disk as `withStorageProblems` does. */
export function withStorageProblemsIn<T extends object>(path: string, book: T): T {
  const calls = Object.entries(book).map(([name, call]) => [
    name,
    (...of: unknown[]) =>
      withStorageProblems(path, () => (call as (...of: unknown[]) => unknown)(...of)),
  ])
  return Object.fromEntries(calls) as T
}
