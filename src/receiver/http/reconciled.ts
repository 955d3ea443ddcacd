import type { Request, Response } from 'express'
import { reasons } from '../domain/verdict.ts'
import type { Intake } from './intake.ts'
import { readBody } from './read-body.ts'

/**
 * Takes in an order as the store's API gave it, because no hook brought it: bytes as they were read, with the
 * headers of a hook's request. It is held to all that the door asks, the signature too: whoever read the API
 * knows the hooks token, and so this adds no way in for those who do not.
 */
export function createReconciled(intake: Intake) {
  return async function reconciled(req: Request, res: Response): Promise<void> {
    const { method, rawHeaders, headers } = req
    const { status, verdict, reason, id } = await intake({
      method,
      rawHeaders,
      headers,
      reconciled: true,
      readBody: (limit) => new Promise((read) => readBody(req, limit, read)),
    })
    res.status(status).json({ verdict, ...(reason && { reason, message: reasons[reason].message }), id })
  }
}
