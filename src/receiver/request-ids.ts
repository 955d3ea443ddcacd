import type { IncomingHttpHeaders } from 'node:http'

/** Names a request in the log, from the door to its handlers. */
export interface RequestIds {
  /** The id that the request brought, where it is fit for a log; else a new one. */
  of(headers: IncomingHttpHeaders): string
  /** The id that a kept request had brought, by its headers as received. */
  ofKept(rawHeaders: readonly string[]): string | undefined
}

export interface RequestIdsOptions {
  /** Whoever sends one as its id must not have us write it down. */
  hooksTokens: readonly string[]
  /** Letters and digits before the number of an id that is made here: those of two processes never meet. */
  prefix: string
}

/** Anybody can send anything: what is long, or could be read as more than a name, is not taken. */
const idForm = /^[\w.-]{8,64}$/
/** Of W3C Trace Context; zeros alone are no trace. */
const traceForm = /^[\da-f]{2}-(?!0{32})([\da-f]{32})-[\da-f]{16}-[\da-f]{2}/

export function createRequestIds({ hooksTokens, prefix }: RequestIdsOptions): RequestIds {
  let made = 0

  function taken(requestId: string | string[] | undefined, traceparent: string | string[] | undefined) {
    if (requestId === undefined && traceparent === undefined) return undefined
    if (typeof requestId === 'string' && idForm.test(requestId) && !bearsToken(requestId)) return requestId
    const [, trace] = typeof traceparent === 'string' ? (traceForm.exec(traceparent) ?? []) : []
    return trace !== undefined && !bearsToken(trace) ? trace : undefined
  }

  const bearsToken = (text: string) => hooksTokens.some((token) => text.includes(token))

  return {
    of(headers) {
      const brought = taken(headers['x-request-id'], headers.traceparent)
      if (brought !== undefined) return brought
      made += 1
      return `${prefix}-${made}`
    },
    ofKept(rawHeaders) {
      return taken(headerIn(rawHeaders, 'x-request-id'), headerIn(rawHeaders, 'traceparent'))
    },
  }
}

/** As Node joins them where a name comes more than once. */
function headerIn(rawHeaders: readonly string[], name: string): string | undefined {
  const values = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name)
  return values.length > 0 ? values.join(', ') : undefined
}
