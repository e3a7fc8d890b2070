import type { ShownCode } from './code-picture'
import { wordsOf, type PageLanguage } from './words'

/** Relative, so that the page also works behind a proxy that puts a path before it. */
const ASSETS = '../member-page'

function frame(language: PageLanguage, head: string, body: string): string {
  const { title } = wordsOf(language)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${ASSETS}/page.css">
${head}</head>
<body>
<main id="page">
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`
}

/** The page with the code of the moment; its script fetches the next ones. Everything in it is ours or digits. */
export function codePage(language: PageLanguage, code: ShownCode): string {
  const words = wordsOf(language)
  const { path, size, digits, typed, leftMs } = code
  const texts = ['lost', 'gone', 'busy', 'wait'] as const
  const data = texts.map((name) => `data-${name}="${words[name]}"`).join(' ')
  return frame(
    language,
    `<noscript><meta http-equiv="refresh" content="20"></noscript>
<script src="${ASSETS}/page.js" defer></script>
`,
    `<p class="hint">${words.hint}</p>
<section id="code" data-left-ms="${leftMs}" aria-label="${words.title}">
<svg id="qr" role="img" aria-label="${words.qr}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path id="dark" d="${path}"/></svg>
<p id="digits" class="digits">${digits}</p>
<p class="left"><span id="seconds" class="seconds">${Math.ceil(leftMs / 1_000)}</span> ${words.left}</p>
<p class="small">${words.typed}<br><span id="typed" class="typed">${typed}</span></p>
</section>
<p id="message" class="message" role="status" ${data}></p>
<noscript><p class="small">${words.noScript}</p></noscript>`,
  )
}

/** The page that has no code to show, and says why. */
export function wordPage(language: PageLanguage, word: 'gone' | 'busy'): string {
  return frame(
    language,
    '',
    `<p class="message shown" role="status">${wordsOf(language)[word]}</p>`,
  )
}
