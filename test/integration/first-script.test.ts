import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

it('the window starts without the library that checks shapes: it is a fifth of what would have to be read', () => {
  const renderer = resolve(import.meta.dirname, '../../out/renderer')
  const page = readFileSync(join(renderer, 'index.html'), 'utf8')
  const scripts = [...page.matchAll(/<script[^>]* src="([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(scripts).toHaveLength(1)
  for (const script of scripts) {
    expect(readFileSync(join(renderer, script), 'utf8')).not.toContain('ZodError')
  }
})
