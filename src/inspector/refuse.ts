import type { Response } from 'express'
import type { Refusal } from './api.ts'

/** Every refusal of the inspector's routes: a status and a sentence with the next step. */
export function refuse(res: Response, status: number, message: string): void {
  res.status(status).json({ message } satisfies Refusal)
}
