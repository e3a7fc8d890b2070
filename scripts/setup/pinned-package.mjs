import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { verifyIntegrity } from './integrity.mjs'
import { npm } from './npm.mjs'
import { runOrFail } from './run-command.mjs'

/**
 * Fetches a package from the npm registry and unpacks it (or some of its files) into the folder,
 * but not before its content has been found to be the pinned one.
 * @param {{ name: string, integrity: string, files?: string[] }} wanted name with version
 */
export async function unpackPinned({ name, integrity, files = [] }, folder) {
  await npm(['pack', name, '--pack-destination', folder])
  const tarball = path.join(
    folder,
    readdirSync(folder).find((entry) => entry.endsWith('.tgz')),
  )
  await verifyIntegrity(tarball, integrity)
  await runOrFail('tar', ['-xzf', tarball, '-C', folder, ...files])
  rmSync(tarball)
}
