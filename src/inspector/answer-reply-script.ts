import express, { type Router } from 'express'
import { refuse } from './refuse.ts'
import type { ReplyScript } from './reply-script.ts'

/** `GET` and `PUT /inspector/reply-script` */
export function answerReplyScript(script: ReplyScript): Router {
  const router = express.Router()
  router.get('/', (_req, res) => {
    res.json(script.get())
  })
  router.put('/', (req, res) => {
    const { script: text, event } = (req.body ?? {}) as Record<string, unknown>
    if (typeof text !== 'string' || !(event === undefined || event === null || typeof event === 'string')) {
      return refuse(
        res,
        422,
        'It takes {"script": "500,500,timeout,200"}, and an event if only its hooks count.',
      )
    }
    const result = script.set({ script: text, event: event ?? null })
    if (!result.ok) return refuse(res, 422, result.message)
    res.json(result.state)
  })
  return router
}
