// What `electron <folder>` runs first. An official Electron brings such an app along; the one that
// set-up unpacks from the npm registry does not, and without it `electron .` would end in silence.
//
// The app's entry is awaited at the top level of this module: Electron does not announce `ready`
// before that, and what an app must do ahead of `ready` (register its protocol) stays possible.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const words = process.argv.slice(1)

if (words.some((word) => word === '--version' || word === '-v')) {
  console.log(`v${process.versions.electron}`)
  process.exit(0)
}

const place = words.find((word) => !word.startsWith('-'))
if (place === undefined) {
  console.error('Tell Electron which app to run: electron <folder or file>')
  process.exit(1)
}

try {
  process.defaultApp = true
  await import(pathToFileURL(entryOf(path.resolve(place))).href)
} catch (error) {
  console.error('The app failed while it was loading.')
  console.error(error)
  process.exit(1)
}

/** The file to load, after telling Electron the name, version and folder of the app. */
function entryOf(target) {
  const manifest = path.join(target, 'package.json')
  if (!existsSync(manifest)) {
    app.setAppPath(path.dirname(target))
    return target
  }
  const { name, productName, version, main } = JSON.parse(readFileSync(manifest, 'utf8'))
  if (productName || name) app.name = productName || name
  if (version) app.setVersion(version)
  app.setAppPath(target)
  return path.join(target, main || 'index.js')
}
