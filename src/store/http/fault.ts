import type { ErrorRequestHandler } from 'express'
import { refuse } from '../domain/refusals.ts'
import type { StoreLogger } from '../ports.ts'
import { answerRefusal } from './answer.ts'

/** Answers what a route threw: a body that could not be read is the client's fault, all else is ours. */
export function answerFault(logger: StoreLogger | undefined): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    const { type, status, message } = error as { type?: unknown; status?: unknown; message?: unknown }
    if (type === 'entity.parse.failed') {
      answerRefusal(response, refuse('json_malformed', String(message)))
    } else if (type === 'entity.too.large') {
      answerRefusal(response, refuse('body_too_large'))
    } else if (typeof status === 'number' && status >= 400 && status < 500) {
      answerRefusal(response, refuse('body_malformed', String(message)))
    } else {
      logger?.error({ err: error, method: request.method, path: request.path }, 'a request failed')
      response.status(500).json({ message: 'The store has a fault; its log says more.' })
    }
  }
}
