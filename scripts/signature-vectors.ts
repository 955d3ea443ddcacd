/**
 * Makes fixtures/signature-vectors.json with the openssl program: what any signer and verifier of hook requests
 * must agree with. With --check it writes nothing and fails when what is committed is not what it makes.
 */
import { type Made, writeOrCheck } from './fixture-cases/committed.ts'
import { bytesOf, fixtureToken } from './fixture-cases/fixture.ts'
import { signWithOpenssl } from './fixture-cases/openssl.ts'
import { order2014 } from './fixture-cases/order-2014.ts'

const file = 'signature-vectors.json'

const tokens: Record<string, string> = {
  'hex-32': fixtureToken,
  'spaces-and-utf8': ' a token with spaces, ñandú and 🔑 ',
  // Longer than the 64 bytes of a block: HMAC hashes such a key first.
  'long-100': 'k0123456789'.repeat(10).slice(0, 100),
}

/** Each body is `base64`, decoded and repeated `times` times: a megabyte need not stand in the file. */
interface Body {
  base64: string
  times: number
}

const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))

const bodies: Record<string, Body> = {
  empty: body(''),
  ascii: body('{"order":{"id":1,"status":"Paid"}}'),
  'order-2014': body(bytesOf({ order: order2014('order_created') })),
  emoji: body('{"order":{"id":1,"status":"Paid","additional_information":"👩‍👧 ¡Señal! שלום"}}'),
  binary: body(everyByte),
  megabyte: { ...body(everyByte), times: 4096 },
  'trailing-newline': body('{"order":{"id":1,"status":"Paid"}}\n'),
  crlf: body('{\r\n"order":{"id":1,"status":"Paid"}\r\n}\r\n'),
}

function body(content: string | Buffer): Body {
  return { base64: Buffer.from(content).toString('base64'), times: 1 }
}

function make(): Made {
  const vectors = Object.entries(tokens).flatMap(([token, key]) =>
    Object.entries(bodies).map(([name, { base64, times }]) => {
      const bytes = Buffer.concat(Array.from({ length: times }, () => Buffer.from(base64, 'base64')))
      return { token, body: name, signature: signWithOpenssl(bytes, key) }
    }),
  )
  return new Map([[file, Buffer.from(`${JSON.stringify({ tokens, bodies, vectors }, null, 2)}\n`)]])
}

writeOrCheck(make, (path) => path === file, 'npm run fixtures')
