/** One request and what came of it, bounded: made to be shown. */
export interface Exchange {
  request: {
    /** `POST /webhooks/jumpseller`. */
    line: string
    headers: readonly (readonly [string, string])[]
    /** The first characters of the body. */
    body: string
    /** Bytes of the whole body. */
    size: number
  }
  /** Null when none came. */
  answer: {
    status: number
    headers: readonly (readonly [string, string])[]
    /** The first characters of the body. */
    body: string
  } | null
  /** Why there is no answer; null when there is one. */
  failure: { kind: 'timeout' | 'network'; message: string } | null
  /** Milliseconds from the request's first byte to the answer's last. */
  ms: number
}

const charactersShown = 400
const headersShown = 30
const headerCharactersShown = 200

/** The beginning of a body as text; what is not UTF-8 shows as replacement characters. */
export function excerptOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, charactersShown * 4)).toString('utf8')
  return text.length > charactersShown || bytes.length > charactersShown * 4
    ? `${text.slice(0, charactersShown)}…`
    : text
}

export function headersExcerpt(
  headers: readonly (readonly [string, string])[],
): (readonly [string, string])[] {
  return headers.slice(0, headersShown).map(([name, value]) => [name, value.slice(0, headerCharactersShown)])
}

export function isTaken({ answer }: Exchange): boolean {
  return answer !== null && answer.status >= 200 && answer.status < 300
}

export function isRedirect({ answer }: Exchange): boolean {
  return answer !== null && answer.status >= 300 && answer.status < 400
}

/** What came back, in words that fit behind "was". */
export function outcomeText({ answer, failure }: Exchange): string {
  if (answer) return `answered ${answer.status}`
  return failure?.kind === 'timeout' ? failure.message : `broken off (${failure?.message})`
}
