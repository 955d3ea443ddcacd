import { headerNames } from './headers.ts'
import { sign, verify } from './signature.ts'
import { type BodyDifference, bodyDifference } from './signature-mistakes/difference.ts'
import { type MadeDigest, madeDigests, otherBodies } from './signature-mistakes/digests.ts'
import { nearMiss } from './signature-mistakes/near-misses.ts'
import { type Done, type ReceivedForm, receivedForms } from './signature-mistakes/received-forms.ts'
import { type SignatureMistake, signatureMistakes } from './signature-mistakes/table.ts'

/** One mistake that, done again, gives the very signature. */
export interface ExplainedMistake {
  id: SignatureMistake
  title: string
  /** Which of its forms, where it has several. */
  detail: string | null
  mending: string
}

export interface SignatureExplanation {
  verdict: 'valid' | 'missing' | 'malformed' | 'wrong'
  /** The value of Jumpseller-Hmac-Sha256. */
  received: string | null
  /** Of each token that is not empty, in their order, the value that would be right. */
  expected: string[]
  /** The token that it was made with; null unless it is valid. */
  tokenIndex: number | null
  /** What the mistakes explain: the request's signature, or the one that was computed for it. */
  explains: 'received' | 'computed'
  /** One, or two that were made together; none when it is right, or when nothing that is known gives it. */
  mistakes: ExplainedMistake[]
  /** When a mistake is about the body. */
  difference: BodyDifference | null
}

type Headers = readonly (readonly [string, string])[] | readonly string[]

export interface SignedBody {
  body: Uint8Array
  /** The hooks tokens in force. */
  tokens: readonly string[]
  /** Other secrets of the store, which are often taken for the hooks token: the API authtoken. */
  otherTokens?: readonly string[]
}

export interface SignatureQuestion extends SignedBody {
  /** Pairs, or name and value by turns as Node's rawHeaders. */
  headers: Headers
  /** What one's own code computed, when the question is why it differs from the store's. */
  computed?: string | undefined
}

/**
 * What was done to come by a signature that does not fit: by the sender of the request, or with `computed` by
 * the code that checks it. Names a mistake only when it gives the very value that was received.
 */
export function explainSignature({ headers, computed, ...signed }: SignatureQuestion): SignatureExplanation {
  return createSignatureExplainer(signed)(headers, computed)
}

/** {@link explainSignature} for several signatures of one body: what is tried for one is kept for the next. */
export function createSignatureExplainer({ body, tokens, otherTokens = [] }: SignedBody) {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const inForce = tokens.filter((token) => token !== '')
  const secrets = { tokens: inForce, otherTokens: otherTokens.filter((token) => token !== '') }
  const expected = inForce.map((token) => sign(bytes, token))
  const digests = memorised(madeDigests(bytes, secrets))

  function explainValue(value: string): Found | undefined {
    if (expected.includes(value)) return { done: [], otherBody: null }
    if ([...secrets.tokens, ...secrets.otherTokens].includes(value)) return only('token_itself')
    const forms = receivedForms(value)
    const dressed = forms.find(({ digest, done }) => done.length > 0 && expected.includes(digest))
    if (dressed) return { done: dressed.done, otherBody: null }
    for (const right of expected) {
      const near = nearMiss(value, right)
      if (near) return { done: [near], otherBody: null }
    }
    return digests.find(forms)
  }

  function explainHeaders(pairs: readonly (readonly [string, string])[]): Found | undefined {
    for (const [name, value] of pairs) {
      if (value === '' || value.length > valueCharacters) continue
      const found = explainValue(value)
      if (found && found.done.length < mostMistakes) {
        return { ...found, done: [{ mistake: 'other_header', detail: name }, ...found.done] }
      }
    }
    return undefined
  }

  return function explain(headers: Headers, computed?: string): SignatureExplanation {
    const pairs = pairsOf(headers)
    const received = signatureIn(pairs)
    const verdict = verify(bytes, received ?? undefined, inForce)
    const found = (): Found | undefined => {
      if (computed !== undefined) return explainValue(computed)
      if (verdict.ok) return verdict.tokenIndex > 0 ? only('older_token') : undefined
      return received ? explainValue(received.slice(0, valueCharacters)) : explainHeaders(pairs)
    }
    const { done, otherBody } = found() ?? { done: [], otherBody: null }
    return {
      verdict: verdict.ok ? 'valid' : verdicts[verdict.reason],
      received,
      expected,
      tokenIndex: verdict.ok ? verdict.tokenIndex : null,
      explains: computed === undefined ? 'received' : 'computed',
      mistakes: done.map(toExplained),
      difference: otherBody === null ? null : bodyDifference(bytes, bodyAt(bytes, otherBody)),
    }
  }
}

type Found = Pick<MadeDigest, 'done' | 'otherBody'>

/** Together at most: with three anything could be explained, and nobody would believe it. */
const mostMistakes = 2
/** A longer value of a header is none that anybody took for a signature. */
const valueCharacters = 1000

const verdicts = {
  signature_missing: 'missing',
  signature_malformed: 'malformed',
  signature_wrong: 'wrong',
} as const

function only(mistake: SignatureMistake): Found {
  return { done: [{ mistake, detail: null }], otherBody: null }
}

/** Looks for digests among those that are made one after another, and makes no more than it needs. */
function memorised(made: Generator<MadeDigest>) {
  const known = new Map<string, MadeDigest>()
  const fits = (form: ReceivedForm, digest: MadeDigest | undefined): Found | undefined => {
    if (!digest || form.done.length + digest.done.length > mostMistakes) return undefined
    return { done: [...form.done, ...digest.done], otherBody: digest.otherBody }
  }
  return {
    find(forms: readonly ReceivedForm[]): Found | undefined {
      if (forms.length === 0) return undefined
      const before = forms.map((form) => fits(form, known.get(form.digest))).find((found) => found)
      if (before) return before
      // Not for…of: leaving it would end the generator.
      for (let next = made.next(); !next.done; next = made.next()) {
        const digest = next.value
        if (!known.has(digest.digest)) known.set(digest.digest, digest)
        const form = forms.find((each) => each.digest === digest.digest)
        const found = form && fits(form, digest)
        if (found) return found
      }
      return undefined
    },
  }
}

function bodyAt(body: Buffer, index: number): Uint8Array {
  let at = 0
  for (const { bytes } of otherBodies(body)) {
    if (at === index) return bytes
    at += 1
  }
  return body
}

function toExplained({ mistake, detail }: Done): ExplainedMistake {
  return { id: mistake, detail, ...signatureMistakes[mistake] }
}

/** As Node joins a header that came more than once. */
function signatureIn(pairs: readonly (readonly [string, string])[]): string | null {
  const name = headerNames.signature.toLowerCase()
  const values = pairs.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value)
  return values.length === 0 ? null : values.join(', ')
}

function pairsOf(headers: Headers): readonly (readonly [string, string])[] {
  if (typeof headers[0] !== 'string') return headers as readonly (readonly [string, string])[]
  const names = (headers as readonly string[]).filter((_, at) => at % 2 === 0)
  return names.map((name, at) => [name, (headers as readonly string[])[at * 2 + 1] ?? ''])
}
