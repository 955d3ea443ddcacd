import { createHash, createHmac } from 'node:crypto'
import { gzipSync } from 'node:zlib'

export const token = '6f1c2a9be07d43589ab1c4de20f87365'
export const authtoken = 'b1946ac92492d2347c6235b4d2611184'
export const headerName = 'Jumpseller-Hmac-Sha256'

/** One way to come by a signature that does not fit, done by other code than the explainer's. */
export interface Way {
  /** What the explainer is to name, joined by `+`. */
  name: string
  /** The value that is received. */
  value: string
  /** Else the value comes in the signature's own header. */
  header?: string
  /** The bytes that were signed, when they are others. */
  signed?: Buffer
}

const hmac = (bytes: Buffer, key: string | Buffer = token, hash = 'sha256') =>
  createHmac(hash, key).update(bytes).digest()

/** Every way that is tried for a body of the store. */
export function waysToGoWrong(body: Buffer): Way[] {
  const digest = hmac(body)
  const right = digest.toString('base64')
  const overOther = overOtherBodies(body).map(
    ([name, signed]): Way => ({ name, value: hmac(signed).toString('base64'), signed }),
  )
  return [
    ...spelledOtherwise(digest, right),
    ...keyedOtherwise(body),
    ...overOther,
    ...twoAtOnce(body, right),
  ].filter(({ value, header }) => header !== undefined || value !== right)
}

function spelledOtherwise(digest: Buffer, right: string): Way[] {
  const hex = digest.toString('hex')
  const other = right[9] === 'A' ? 'B' : 'A'
  return [
    { name: 'hex', value: hex },
    { name: 'hex', value: hex.toUpperCase() },
    { name: 'base64url', value: right.replaceAll('+', '-').replaceAll('/', '_') },
    { name: 'base64url', value: digest.toString('base64url') },
    { name: 'padding_missing', value: right.replace('=', '') },
    { name: 'base64_of_hex', value: Buffer.from(hex).toString('base64') },
    { name: 'base64_twice', value: Buffer.from(right).toString('base64') },
    { name: 'prefix', value: `sha256=${right}` },
    { name: 'quotes', value: `"${right}"` },
    { name: 'quotes', value: `'${right}'` },
    { name: 'white_space', value: `${right}\n` },
    { name: 'twice', value: `${right}, ${right}` },
    { name: 'truncated', value: right.slice(0, 42) },
    { name: 'truncated', value: right.slice(0, 20) },
    { name: 'truncated', value: right.slice(1) },
    { name: 'extended', value: `${right}=` },
    { name: 'one_character', value: right.slice(0, 9) + other + right.slice(10) },
    { name: 'lower_case', value: right.toLowerCase() },
    { name: 'upper_case', value: right.toUpperCase() },
    { name: 'other_header', value: right, header: 'X-Jumpseller-Hmac-Sha256' },
    { name: 'other_header', value: right, header: 'X-Hooks-Token' },
    { name: 'token_itself', value: token },
  ]
}

function keyedOtherwise(body: Buffer): Way[] {
  const plain = (...parts: (Buffer | string)[]) => {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    return hash.digest('base64')
  }
  const keyed = (name: string, key: string | Buffer, hash?: string): Way => ({
    name,
    value: hmac(body, key, hash).toString('base64'),
  })
  return [
    keyed('other_token', authtoken),
    keyed('token_white_space', `${token}\n`),
    keyed('token_white_space', `${token}\r\n`),
    keyed('token_white_space', ` ${token}`),
    keyed('token_quotes', `"${token}"`),
    keyed('token_case', token.toUpperCase()),
    keyed('token_from_hex', Buffer.from(token, 'hex')),
    keyed('token_from_base64', Buffer.from(token, 'base64')),
    keyed('token_empty', ''),
    keyed('digest', token, 'sha1'),
    keyed('digest', token, 'sha512'),
    keyed('digest', token, 'md5'),
    { name: 'no_key', value: plain(body) },
    { name: 'key_joined', value: plain(token, body) },
    { name: 'key_joined', value: plain(body, token) },
    { name: 'arguments_swapped', value: createHmac('sha256', body).update(token).digest('base64') },
  ]
}

const stringOrMark = /("[^"\\]*(?:\\.[^"\\]*)*")|([,:])/g
const spaced = (text: string) => text.replace(stringOrMark, (_, string, sign) => string ?? `${sign} `)
const letters = (text: string) =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
    .map((unit) => (unit < 128 ? String.fromCharCode(unit) : `\\u${unit.toString(16).padStart(4, '0')}`))
    .join('')
const slashes = (text: string) => text.split('/').join('\\/')

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] as Json)]))
}

/** The body is compact JSON, as the store writes it. */
function overOtherBodies(body: Buffer): [string, Buffer][] {
  const text = body.toString('utf8')
  const parsed = JSON.parse(text) as { order: Json }
  const compact = JSON.stringify(parsed)
  const texts: [string, string][] = [
    ['rewritten', compact],
    ['pretty_printed', JSON.stringify(parsed, null, 2)],
    ['pretty_printed', JSON.stringify(parsed, null, 4)],
    ['pretty_printed', `${JSON.stringify(parsed, null, 2)}\n`],
    ['pretty_printed', JSON.stringify(parsed, null, '\t')],
    ['python_dumps', letters(spaced(text))],
    ['python_dumps', spaced(text)],
    ['letters_escaped', letters(text)],
    ['letters_escaped', letters(compact)],
    ['php_json_encode', slashes(letters(compact))],
    ['php_json_encode', slashes(compact)],
    ['php_json_encode', slashes(text)],
    ['keys_sorted', JSON.stringify(sorted(parsed))],
    ['order_part', text.slice('{"order":'.length, -1)],
    ['order_part', JSON.stringify(parsed.order)],
    ['line_end', `${text}\n`],
    ['line_end', `${text}\r\n`],
    ['byte_order_mark', `\ufeff${text}`],
    ['empty_body', ''],
    ['parsed_object', String(parsed)],
    ['parsed_object', '{}'],
    ['read_as_latin_1', body.toString('latin1')],
  ]
  return [
    ...texts.map(([name, changed]): [string, Buffer] => [name, Buffer.from(changed, 'utf8')]),
    ['latin_1', Buffer.from(text, 'latin1')],
    ['compressed', gzipSync(body)],
  ]
}

function twoAtOnce(body: Buffer, right: string): Way[] {
  const hex = (bytes: Buffer, key: string | Buffer = token, hash?: string) =>
    hmac(bytes, key, hash).toString('hex')
  const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString('utf8'))))
  const same = rewritten.equals(body)
  const rewrittenWays: Way[] = [
    { name: 'hex+rewritten', value: hex(rewritten), signed: rewritten },
    { name: 'prefix+rewritten', value: `sha256=${hmac(rewritten).toString('base64')}`, signed: rewritten },
    {
      name: 'rewritten+other_token',
      value: hmac(rewritten, authtoken).toString('base64'),
      signed: rewritten,
    },
  ]
  return [
    { name: 'prefix+hex', value: `sha256=${hex(body)}` },
    { name: 'hex+other_token', value: hex(body, authtoken) },
    { name: 'hex+digest', value: hex(body, token, 'sha1') },
    { name: 'hex+token_white_space', value: hex(body, `${token}\n`) },
    { name: 'hex+no_key', value: createHash('sha256').update(body).digest('hex') },
    { name: 'other_header+hex', value: hex(body), header: 'X-Jumpseller-Signature' },
    { name: 'other_header+prefix', value: `sha256=${right}`, header: 'X-Hub-Signature-256' },
    ...(same ? [] : rewrittenWays),
  ]
}
