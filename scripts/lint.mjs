import { existsSync } from 'node:fs'
import { runNode } from './child.mjs'
import { inRoot } from './setup/paths.mjs'
import { setUp } from './setup/run.mjs'
import { exitWithError } from './setup/setup-error.mjs'

const FOLDERS = ['src-main', 'src-renderer', 'src-shared'].filter((name) =>
  existsSync(inRoot(name)),
)

const CHECKS = [
  { name: 'ESLint', tool: 'eslint/bin/eslint.js', args: ['.'] },
  {
    name: 'Layer rules',
    tool: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.cjs', ...FOLDERS],
  },
  { name: 'Unused code', tool: 'knip/bin/knip.js', args: [] },
  { name: 'Formatting', tool: 'prettier/bin/prettier.cjs', args: ['--check', '.'] },
]

async function main() {
  await setUp({})
  const failed = []
  for (const { name, tool, args } of CHECKS) {
    console.log(`\n${name}`)
    const code = await runNode([inRoot('node_modules', ...tool.split('/')), ...args])
    if (code !== 0) failed.push(name)
  }
  console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '\nAll checks passed')
  return failed.length > 0 ? 1 : 0
}

await main().then((code) => process.exit(code), exitWithError)
