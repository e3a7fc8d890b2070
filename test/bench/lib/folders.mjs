import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../../..')
const HOME = join(ROOT, '.runtime', 'bench')

/** The folder of the program that has a window and nothing else. */
export const EMPTY_WINDOW = join(ROOT, 'test', 'bench', 'empty-window')
/** The built product as it was when the bench began: a build made meanwhile must not change what is measured. */
export const PRODUCT = join(HOME, 'product')
/** The same with a witness of its main process's stalls. */
export const WITNESSED_PRODUCT = join(HOME, 'witnessed-product')

/** Copies the built product. */
export function freezeProduct() {
  rmSync(PRODUCT, { recursive: true, force: true })
  for (const name of ['package.json', 'out']) {
    cpSync(join(ROOT, name), join(PRODUCT, name), { recursive: true })
  }
}

/** Copies the frozen product and puts the witness (`witness.mjs`) before it: the product itself knows of none. */
export function freezeWitnessedProduct() {
  rmSync(WITNESSED_PRODUCT, { recursive: true, force: true })
  cpSync(PRODUCT, WITNESSED_PRODUCT, { recursive: true })
  cpSync(join(import.meta.dirname, 'witness.mjs'), join(WITNESSED_PRODUCT, 'witness.mjs'))
  const manifest = join(WITNESSED_PRODUCT, 'package.json')
  const told = JSON.parse(readFileSync(manifest, 'utf8'))
  writeFileSync(manifest, JSON.stringify({ ...told, main: 'witness.mjs' }))
}

/** A new folder on the disk of the repository: a temporary one may be in memory, where a flush costs nothing. */
export function newFolder(name) {
  mkdirSync(HOME, { recursive: true })
  return mkdtempSync(join(HOME, `${name}-`))
}

/** Removes a folder that `newFolder` made. */
export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

/** A file of the repository. */
export function inRepository(...parts) {
  return join(ROOT, ...parts)
}
