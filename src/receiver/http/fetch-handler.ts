/** The door for whatever speaks the Web's own Request and Response: Hono, Next.js, serverless functions. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Receiver } from '../create-receiver.ts'
import type { ArrivingRequest } from './intake.ts'
import { readStream } from './read-stream.ts'
import { written } from './written-answer.ts'

/** `eventOfPath` is the event that the hook's URL names, where its requests carry no event header. */
export type FetchHandler = (request: Request, eventOfPath?: string) => Promise<Response>

/**
 * The handler never rejects. Frameworks that pass their context as a second argument may call it as it is: what
 * is no text names no event.
 */
export function createFetchHandler({ intake }: Pick<Receiver, 'intake'>): FetchHandler {
  return async function handle(request, eventOfPath) {
    const { status, headers, body } = written(
      await intake({
        method: request.method,
        ...headersOf(request),
        eventOfPath: typeof eventOfPath === 'string' ? eventOfPath : undefined,
        readBody: (limit) => readRequest(request, limit),
      }),
    )
    return new Response(body, { status, headers })
  }
}

/** The Web's headers have lost the case of their names, and come in the order of the alphabet. */
function headersOf({ headers }: Request): Pick<ArrivingRequest, 'rawHeaders' | 'headers'> {
  const pairs = [...headers]
  return { rawHeaders: pairs.flat(), headers: Object.fromEntries(pairs) as IncomingHttpHeaders }
}

async function readRequest(request: Request, limit: number) {
  if (request.bodyUsed || request.body?.locked) return { ok: false, reason: 'raw_body_gone' } as const
  return readStream(request.body, { limit, announced: Number(request.headers.get('content-length')) })
}
