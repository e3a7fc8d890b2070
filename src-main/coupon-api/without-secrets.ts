/** Enough to see what a back end answered, and not so much that a book is filled with somebody's log-in page. */
const KEPT_CHARACTERS = 4_000

/** Fields whose value is nobody's business, however they are written. */
const SECRET_FIELD =
  /("[^"]*(?:token|password|passwd|secret|session|authorization|mobile|phone|tel|nickname|name|card_no|idcard|openid|headimgurl|address)[^"]*"\s*:\s*)("(?:[^"\\]|\\.)*"|[\w.+-]+)/gi
const LONG_NUMBER = /\d{11,}/g

/** An answer's text with tokens and personal data struck out, and cut to a readable length. */
export function withoutSecrets(text: string): string {
  return text.slice(0, KEPT_CHARACTERS).replace(SECRET_FIELD, '$1"***"').replace(LONG_NUMBER, '***')
}
