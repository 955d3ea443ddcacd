import { bytesOf, type Fixture, headersToday, without } from './fixture.ts'
import { write } from './json.ts'
import { order2014 } from './order-2014.ts'
import { orderToday } from './order-today.ts'

const header = 'Jumpseller-Hmac-Sha256'

/** Requests whose signature does not prove them. The name begins with the reason: missing, malformed or wrong. */
export function refusedFixtures(): Fixture[] {
  const body = bytesOf({ order: orderToday('order_paid') })
  const good = headersToday(body)
  const signature = good[header] as string
  const bare = without(good, header)
  const hex = Buffer.from(signature, 'base64').toString('hex')
  const signedAs = (value: string) => ({ ...bare, [header]: value })
  const headers = {
    'signature-missing': bare,
    'signature-missing-other-name': { ...bare, 'X-Jumpseller-Hmac-Sha256': signature },
    'signature-missing-empty': signedAs(''),
    'signature-malformed-hex': signedAs(hex),
    'signature-malformed-base64-of-hex': signedAs(Buffer.from(hex).toString('base64')),
    'signature-malformed-prefix': signedAs(`sha256=${signature}`),
    'signature-malformed-short': signedAs(signature.slice(0, 20)),
    'signature-malformed-unpadded': signedAs(signature.slice(0, -1)),
    'signature-malformed-twice': signedAs(`${signature}, ${signature}`),
    'signature-wrong-token': headersToday(body, { token: 'the API token, not the hooks token' }),
    'signature-wrong-all-zero': signedAs(Buffer.alloc(32).toString('base64')),
  }
  const byHeader = Object.entries(headers).map(([name, its]) => ({
    group: 'refused',
    name,
    body,
    headers: its,
  }))
  return [...byHeader, ...otherBodies()]
}

/** The signature is good, for other bytes than these. */
function otherBodies(): Fixture[] {
  const text = write({ order: order2014('order_paid') })
  const headers = headersToday(Buffer.from(text))
  const bodies = {
    'signature-wrong-parsed-and-rewritten': JSON.stringify(JSON.parse(text)),
    'signature-wrong-newline-added': `${text}\n`,
    'signature-wrong-total-changed': text.replace('"total":369.2', '"total":1.0'),
    'signature-wrong-body-empty': '',
  }
  return Object.entries(bodies).map(([name, body]) => ({
    group: 'refused',
    name,
    body: Buffer.from(body),
    headers,
  }))
}
