/** Text that has done harm somewhere when a page took it for more than text. */
const hostileTexts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  '<svg/onload=alert(3)>',
  'javascript:alert(4)',
  'https://evil.test/track.png',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the very text that a template would run
  '${alert(5)}{{constructor.constructor("alert(6)")()}}',
  "');alert(7);//",
  '\u202eevil\u202d\u2066\u2069 \u200f',
  '</textarea></style></title><iframe srcdoc="<script>parent.alert(8)</script>">',
  '\u0000\u0007\u001b[31m',
  'data:text/html,<script>alert(9)</script>',
]

/** A body with a hostile text in every field that holds a text or nothing, as keys too, and one of a megabyte. */
export function hostileBody(body: string): string {
  let at = 0
  const hostile = (value: unknown): unknown => {
    if (typeof value === 'string' || value === null) {
      at += 1
      return hostileTexts[at % hostileTexts.length]
    }
    if (Array.isArray(value)) return value.map(hostile)
    if (typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, hostile(inner)]))
  }
  const { order } = hostile(JSON.parse(body)) as { order: Record<string, unknown> }
  const keys = Object.fromEntries(hostileTexts.map((text) => [text, text]))
  order.tracking_url = 'https://evil.test/followed'
  const more = { ...keys, constructor: null, toString: 'x', huge: '<b>'.repeat(350_000) }
  return JSON.stringify({ order: { ...order, more } }).replace(
    '"more":{',
    '"more":{"__proto__":{"admin":true},',
  )
}
