import { join } from 'node:path'
import { app } from 'electron'

/** A file of the built program. Not relative to a module: where a bundler puts one is its own business. */
export function programFile(...path: string[]): string {
  return join(app.getAppPath(), 'out', ...path)
}
