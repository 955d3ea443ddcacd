import type { Request, RequestHandler, Response } from 'express'
import { type Refusal, type Result, refusals, sayRefusal } from '../domain/refusals.ts'

const ofVendor = new WeakSet<Request>()

/** Looks at the path before a router takes its part off, and behind the one under which the app may be mounted. */
export const rememberWhoseRoute: RequestHandler = (request, _response, next) => {
  if (/^\/v1(\/|$)/i.test(request.path)) ofVendor.add(request)
  next()
}

/** `{message}` as the vendor's errors are; the kit's own routes tell the code too. */
export function answerRefusal(response: Response, refusal: Refusal): void {
  const message = sayRefusal(refusal)
  response
    .status(refusals[refusal.code].status)
    .json(ofVendor.has(response.req) ? { message } : { code: refusal.code, message })
}

/** Answers the value as the view shows it, or the refusal. */
export function answerResult<T>(response: Response, result: Result<T>, show: (value: T) => void): void {
  if (result.ok) show(result.value)
  else answerRefusal(response, result)
}

/** Sends JSON that was written already, such as an order in the vendor's spelling. */
export function answerWritten(response: Response, written: string): void {
  response.type('json').send(written)
}
