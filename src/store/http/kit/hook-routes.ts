import { Router } from 'express'
import { namesOfEvent } from '../../domain/raised-event.ts'
import { refuse } from '../../domain/refusals.ts'
import { answerRefusal, answerResult } from '../answer.ts'
import type { ApiParts } from '../api-parts.ts'
import { bodyOf, idOf } from '../read-request.ts'
import { hookView } from './hook-view.ts'

/** As the vendor's, without a login: an event goes by the kit's name or the wire's, a deleted hook is still told. */
export function hookRoutes(parts: ApiParts): Router {
  const { hooks } = parts
  const router = Router()
  router.get('/hooks', (_request, response) => {
    response.json({ hooks: hooks.all().map((hook) => hookView(hook, parts)) })
  })
  router.post('/hooks', async (request, response) => {
    const { event, url } = bodyOf(request) ?? {}
    if (typeof event !== 'string' || typeof url !== 'string') {
      answerRefusal(response, refuse('body_malformed', 'it is {"event": "order_paid", "url": "http://…"}'))
      return
    }
    const registered = await hooks.register({ event: namesOfEvent(event).wireEvent, url })
    answerResult(response, registered, (hook) => {
      response.status(201).json({ hook: hookView(hook, parts) })
    })
  })
  router.get('/hooks/:id', (request, response) => {
    const hook = hooks.get(idOf(request))
    if (hook) response.json({ hook: hookView(hook, parts) })
    else answerRefusal(response, refuse('hook_unknown'))
  })
  router.delete('/hooks/:id', async (request, response) => {
    const removed = await hooks.remove(idOf(request))
    answerResult(response, removed, () => response.status(204).end())
  })
  return router
}
