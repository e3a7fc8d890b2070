import { z } from 'zod'
import { CHECK_DIGITS, CODE_LIMITS, CODE_MEANINGS, VALUE_GROUP } from './code-rules'
import { jsonSteps } from './json-path'
import { visibleText } from './plain-text'

const LIMITS = CODE_LIMITS
/** What nobody sees has no place in a rule: it would be taken for another than it is. */
const shown = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => visibleText(text) === text)
const anyRule = {
  name: shown(LIMITS.nameCharacters),
  on: z.boolean().default(true),
  means: z.enum(CODE_MEANINGS),
  check: z.enum(CHECK_DIGITS).default('none'),
}
const HOST = /^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i
const PARAMETER = /^[^\s/&=?#]+(?:\/[^\s/&=?#]+)?$/
const places = (place: z.ZodString) => z.array(place).min(1).max(LIMITS.places)

/** One rule, every field of it known. Whether a pattern is one only its compiler can say. */
export const codeRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('prefix'),
    ...anyRule,
    prefix: shown(LIMITS.prefixCharacters),
  }),
  z
    .strictObject({
      kind: z.literal('regex'),
      ...anyRule,
      pattern: z.string().min(1).max(LIMITS.patternCharacters),
    })
    .refine(
      ({ pattern, means }) => means === 'askBackEnd' || pattern.includes(`<${VALUE_GROUP}>`),
      {
        path: ['pattern'],
        params: { noValueGroup: true },
      },
    ),
  z.strictObject({
    kind: z.literal('urlParameter'),
    ...anyRule,
    parameters: places(shown(LIMITS.placeCharacters).regex(PARAMETER)),
    host: z
      .string()
      .max(LIMITS.hostCharacters)
      .refine((host) => host === '' || HOST.test(host))
      .default(''),
  }),
  z.strictObject({
    kind: z.literal('jsonPath'),
    ...anyRule,
    paths: places(shown(LIMITS.placeCharacters).refine((path) => jsonSteps(path) !== null)),
  }),
])

/** The rules of a connection in their order; none at all is a choice as well. */
export const codeRulesSchema = z.array(codeRuleSchema).max(LIMITS.rules)

/** What `kind` says of a file of rules. */
export const CODE_FILE_KIND = 'coupon-counter-code-rules'

/** A file of rules, as it is exported and imported. */
export const codeFileSchema = z.strictObject({
  kind: z.literal(CODE_FILE_KIND),
  version: z.literal(1),
  rules: codeRulesSchema,
})
