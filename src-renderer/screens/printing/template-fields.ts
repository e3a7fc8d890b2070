const LINES = `{width:* 12}
{% for line in lines %}
{{ line.title }} | {{ line.off }}
{% endfor %}
{width:auto}`

/** What each button of the template editor writes: its name is the key of its word. */
export const TEMPLATE_FIELDS = {
  logo: '{% if logo %}\n{image:{{ logo }}}\n{% endif %}',
  shop: '^^"{{ shop }}"',
  address: '{{ address }}',
  number: '{{ words.number }} | {{ number }}',
  day: '{{ day }}',
  time: '{{ time }}',
  cashier: '{{ words.cashier }} | {{ cashier }}',
  member: '{{ words.member }} | {{ member }}',
  phone: '{{ phone }}',
  lines: LINES,
  bill: '{% if bill %}\n{{ words.bill }} | {{ bill }}\n{% endif %}',
  off: '{{ words.off }} | {{ off }}',
  pay: '{% if pay %}\n"{{ words.pay }}" | "{{ pay }}"\n{% endif %}',
  billNumber: '{% if billNumber %}\n{{ words.billNumber }} | {{ billNumber }}\n{% endif %}',
  qr: '\n{code:{{ number }};option:qrcode,4,m}\n',
  copy: '{% if copy %}\n`"{{ copy }}"`\n{% endif %}',
  stamp: '{% if stamp %}\n^^^"{{ stamp }}"\n{% endif %}',
  offline: '{% if offline %}\n"{{ words.offlineMark }}"\n{% endif %}',
  header: '{% for line in header %}\n{{ line }}\n{% endfor %}',
  footer: '{% for line in footer %}\n{{ line }}\n{% endfor %}',
  rule: '-',
  cut: '=',
} as const
