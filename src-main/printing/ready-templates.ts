import type { ReadyTemplate } from '@shared/domain/print-settings'

const HEAD = `{% if logo %}
{image:{{ logo }}}
{% endif %}
{% if training %}
\`{{ words.training }}\`
{% endif %}
{% for line in header %}
{{ line }}
{% endfor %}
^^"{{ shop }}"
`
const MARKS = `{% if copy %}
\`"{{ copy }}"\`
{% endif %}
{% if stamp %}
^^^"{{ stamp }}"
{% endif %}
{% if offline %}
"{{ words.offlineMark }}"
{% endif %}
`
const COUPONS = `{width:* 12}
{% for line in lines %}
{{ line.title }} | {{ line.off }}
{% endfor %}
{width:auto}
`
const SUMS = `{% if bill %}
{{ words.bill }} | {{ bill }}
{% endif %}
{{ words.off }} | {{ off }}
{% if pay %}
"{{ words.pay }}" | "{{ pay }}"
{% endif %}
`
const FOOT = `{% for line in footer %}
{{ line }}
{% endfor %}
`

const compact = `${HEAD}${MARKS}-
{width:8 *}
{{ words.number }} | {{ number }}
{{ words.cashier }} | {{ cashier }}
{width:auto}
{{ day }} | {{ time }}
-
${COUPONS}-
${SUMS}${FOOT}`

const full = `${HEAD}{% if address %}
{{ address }}
{% endif %}
${MARKS}-
{width:8 *}
{{ words.number }} | {{ number }}
{{ words.cashier }} | {{ cashier }}
{{ words.member }} | {{ member }} {{ phone }}
{width:auto}
{{ day }} | {{ time }}
-
${COUPONS}{% if order %}
{{ order }} |
{% endif %}
-
{% if billNumber %}
{{ words.billNumber }} | {{ billNumber }}
{% endif %}
${SUMS}-

{code:{{ number }};option:qrcode,4,m}

{{ number }}
{{ words.thanks }}
${FOOT}`

const signed = `\`{{ words.shopCopy }}\`
${HEAD}${MARKS}-
{width:8 *}
{{ words.number }} | {{ number }}
{{ words.cashier }} | {{ cashier }}
{{ words.member }} | {{ member }} {{ phone }}
{width:auto}
{{ day }} | {{ time }}
-
{% for line in lines %}
{width:* 12}
{{ line.title }} | {{ line.off }}
{width:auto}
{{ words.couponNumber }} {{ line.coupon }} |
{% endfor %}
-
${SUMS}-



{{ words.signature }} ${'\\_'.repeat(20)} |

${FOOT}`

/** The templates that come with the program: Liquid around receiptline's markup (docs/receipts.md). */
export const readyTemplates: Readonly<Record<ReadyTemplate, string>> = { compact, full, signed }
