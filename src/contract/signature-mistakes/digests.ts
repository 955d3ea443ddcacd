import { createHash, createHmac } from 'node:crypto'
import { type ChangedBody, changedBodies } from './changed-bodies.ts'
import type { Done } from './received-forms.ts'
import { rewrittenBodies } from './rewritten-bodies.ts'

/** A digest that somebody may have made of a body, and what they did wrong to make it. */
export interface MadeDigest {
  /** Base64. */
  digest: string
  done: Done[]
  /** Which of `otherBodies` it was made over; null for the body as it is. */
  otherBody: number | null
}

export interface Secrets {
  tokens: readonly string[]
  /** Such as the API authtoken: what people take for the hooks token. */
  otherTokens: readonly string[]
}

/** The likely first. Those over the right body with the right token are left out. */
export function* madeDigests(body: Buffer, secrets: Secrets): Generator<MadeDigest> {
  for (const token of secrets.otherTokens) {
    yield { digest: hmac(token, body), done: [{ mistake: 'other_token', detail: null }], otherBody: null }
  }
  for (const token of secrets.tokens) yield* byOtherMeans(body, token)
  yield* withoutToken(body)
  let index = -1
  for (const { mistake, detail, bytes } of otherBodies(body)) {
    index += 1
    if (body.equals(bytes)) continue
    const done: Done[] = [{ mistake, detail }]
    for (const token of secrets.tokens) yield { digest: hmac(token, bytes), done, otherBody: index }
    for (const token of secrets.otherTokens) {
      const both: Done[] = [...done, { mistake: 'other_token', detail: null }]
      yield { digest: hmac(token, bytes), done: both, otherBody: index }
    }
  }
}

/** The same, in the same order, each time. */
export function* otherBodies(body: Buffer): Generator<ChangedBody> {
  yield* changedBodies(body)
  yield* rewrittenBodies(body)
}

const otherHashes = ['sha1', 'sha512', 'md5', 'sha384', 'sha224']

function* byOtherMeans(body: Buffer, token: string): Generator<MadeDigest> {
  for (const { key, ...done } of otherKeys(token)) {
    yield { digest: hmac(key, body), done: [done], otherBody: null }
  }
  for (const hash of otherHashes) {
    const done: Done[] = [{ mistake: 'digest', detail: `HMAC-${hash.toUpperCase()}` }]
    yield { digest: createHmac(hash, token).update(body).digest('base64'), done, otherBody: null }
  }
  const swapped: Done[] = [{ mistake: 'arguments_swapped', detail: null }]
  yield { digest: createHmac('sha256', body).update(token).digest('base64'), done: swapped, otherBody: null }
  const joined = { 'token first': [token, body], 'body first': [body, token] }
  for (const [detail, parts] of Object.entries(joined)) {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    yield { digest: hash.digest('base64'), done: [{ mistake: 'key_joined', detail }], otherBody: null }
  }
}

function* withoutToken(body: Buffer): Generator<MadeDigest> {
  yield { digest: hmac('', body), done: [{ mistake: 'token_empty', detail: null }], otherBody: null }
  for (const hash of ['sha256', 'sha1', 'md5']) {
    const done: Done[] = [{ mistake: 'no_key', detail: hash.toUpperCase() }]
    yield { digest: createHash(hash).update(body).digest('base64'), done, otherBody: null }
  }
}

type OtherKey = Done & { key: string | Buffer }

/** What becomes of a token on its way through files and settings; only what is not the token itself. */
function otherKeys(token: string): OtherKey[] {
  const keys: OtherKey[] = [
    { mistake: 'token_white_space', detail: 'trimmed', key: token.trim() },
    { mistake: 'token_white_space', detail: 'with a newline behind it', key: `${token}\n` },
    { mistake: 'token_white_space', detail: 'with CR and LF behind it', key: `${token}\r\n` },
    { mistake: 'token_white_space', detail: 'with a space behind it', key: `${token} ` },
    { mistake: 'token_white_space', detail: 'with a space before it', key: ` ${token}` },
    { mistake: 'token_quotes', detail: 'double', key: `"${token}"` },
    { mistake: 'token_quotes', detail: 'single', key: `'${token}'` },
    { mistake: 'token_quotes', detail: 'taken away', key: token.replace(/^(["'])(.*)\1$/s, '$2') },
    { mistake: 'token_case', detail: 'upper', key: token.toUpperCase() },
    { mistake: 'token_case', detail: 'lower', key: token.toLowerCase() },
  ]
  if (/^([0-9a-f]{2})+$/i.test(token)) {
    keys.push({ mistake: 'token_from_hex', detail: null, key: Buffer.from(token, 'hex') })
  }
  if (/^[A-Za-z0-9+/_-]+={0,2}$/.test(token)) {
    keys.push({ mistake: 'token_from_base64', detail: null, key: Buffer.from(token, 'base64') })
  }
  return keys.filter(({ key }) => key !== token)
}

function hmac(key: string | Buffer, bytes: Uint8Array): string {
  return createHmac('sha256', key).update(bytes).digest('base64')
}
