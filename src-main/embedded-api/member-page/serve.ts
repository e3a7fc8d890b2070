import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../call'
import { claimedMember, codeAt, isLinkOf, memberSecret } from '../member-codes'
import { RateLimit } from '../rate-limit'
import { PAGE_SCRIPT, PAGE_STYLE } from './assets'
import { showCode, type ShownCode } from './code-picture'
import { codePage, wordPage } from './page'
import { languageOf } from './words'

/** A page asks every 30 s; several may be open, and somebody may reload. */
const PER_MEMBER = 60
/** Shops share one address for all of their members' phones, so only wrong links are counted by address. */
const WRONG_PER_ADDRESS = 60
const WINDOW_MS = 60_000

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

type LinkRequest = FastifyRequest<{ Params: { link: string } }>

/** Serves the page on which a member's phone shows the changing code; without a token, the link is the secret. */
export function serveMemberPage(app: FastifyInstance, { store, clock }: Services): void {
  const perMember = new RateLimit(PER_MEMBER, WINDOW_MS)
  const wrong = new RateLimit(WRONG_PER_ADDRESS, WINDOW_MS)

  async function memberOf(link: string): Promise<{ id: number; secret: Buffer } | null> {
    const id = claimedMember(link)
    const version = id === null ? null : await store.codeVersion(id)
    if (id === null || version === null) return null
    const { master } = await store.codeKeys(clock())
    return isLinkOf(link, master, id, version)
      ? { id, secret: memberSecret(master, id, version) }
      : null
  }

  async function codeFor({ params, ip }: LinkRequest): Promise<ShownCode | 'gone' | 'busy'> {
    const at = clock()
    const member = await memberOf(params.link)
    if (!member) return wrong.allows(ip, at) ? 'gone' : 'busy'
    if (!perMember.allows(String(member.id), at)) return 'busy'
    return showCode(member.id, await codeAt(member.secret, clock()))
  }

  app.get('/member/:link', async (request: LinkRequest, reply) => {
    // Beside the calls: who asks for one of them with GET is told so, as everywhere.
    const url = `/member/${request.params.link}`
    if (app.hasRoute({ method: 'POST', url })) return reply.callNotFound()
    const code = await codeFor(request)
    const language = languageOf(request.headers['accept-language'])
    guarded(reply, code).header('vary', 'accept-language').type('text/html; charset=utf-8')
    return typeof code === 'string' ? wordPage(language, code) : codePage(language, code)
  })
  app.get('/member/:link/code', async (request: LinkRequest, reply) => {
    const code = await codeFor(request)
    return guarded(reply, code).send(typeof code === 'string' ? { problem: code } : code)
  })
  const assets = {
    'page.css': ['text/css', PAGE_STYLE],
    'page.js': ['text/javascript', PAGE_SCRIPT],
  }
  for (const [name, [type, text]] of Object.entries(assets)) {
    app.get(`/member-page/${name}`, (_request, reply) =>
      reply
        .header('cache-control', 'no-cache')
        .header('x-content-type-options', 'nosniff')
        .type(`${type}; charset=utf-8`)
        .send(text),
    )
  }
}

/** Nobody keeps it, frames it, or learns from where it was opened. */
function guarded(reply: FastifyReply, code: ShownCode | 'gone' | 'busy'): FastifyReply {
  return reply
    .status(code === 'gone' ? 404 : code === 'busy' ? 429 : 200)
    .header('content-security-policy', POLICY)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .header('x-robots-tag', 'noindex')
}
