/** Text that is HTML already; whatever else is put into a page is escaped. */
export class Html {
  constructor(readonly text: string) {}
}
type Piece = string | number | Html | readonly Html[]

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Puts pieces into HTML; texts from members, back ends and cashiers can never become markup. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
  const markup = (piece: Piece): string => {
    if (piece instanceof Html) return piece.text
    if (Array.isArray(piece)) return piece.map((one: Html) => one.text).join('')
    return String(piece).replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
  }
  return new Html(
    parts.reduce((page, part, index) => page + markup(pieces[index - 1] ?? '') + part),
  )
}
