import type { Request, Response } from 'express'
import { type Reason, reasons } from '../domain/verdict.ts'
import type { Answer, ReceivedRequest } from '../receive.ts'
import { readBody } from './read-body.ts'

export interface ReconciledOptions {
  receive: (request: ReceivedRequest) => Promise<Answer>
  /** Bytes. */
  bodyLimit: number
  isRunning: () => boolean
}

/**
 * Takes in an order as the store's API gave it, because no hook brought it: bytes as they were read, with the
 * headers of a hook's request. It is held to all that the door asks, the signature too: whoever read the API
 * knows the hooks token, and so this adds no way in for those who do not.
 */
export function createReconciled({ receive, bodyLimit, isRunning }: ReconciledOptions) {
  return function reconciled(req: Request, res: Response): void {
    if (!isRunning()) {
      answer(res, refused('stopping'))
      return
    }
    readBody(req, bodyLimit, (result) => {
      if (!result.ok) return answer(res, refused(result.reason))
      const { rawHeaders, headers } = req
      receive({ body: result.body, rawHeaders, headers, reconciled: true }).then(
        (given) => answer(res, given),
        () => answer(res, refused('storage_failed')),
      )
    })
  }
}

function refused(reason: Reason): Answer {
  return { status: reasons[reason].status, verdict: 'refused', reason }
}

function answer(res: Response, { status, verdict, reason, id }: Answer): void {
  res.status(status).json({ verdict, ...(reason && { reason, message: reasons[reason].message }), id })
}
