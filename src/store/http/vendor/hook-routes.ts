import { type Request, Router } from 'express'
import { vendorHook } from '../../domain/hook.ts'
import { refuse } from '../../domain/refusals.ts'
import type { Hooks, NewHook } from '../../hooks.ts'
import { answerRefusal, answerResult } from '../answer.ts'
import { idOf, wrappedBody } from '../read-request.ts'
import { pageOf } from './page.ts'

const shape = 'it is {"hook": {"event": "…", "url": "…"}}'

export function hookRoutes(hooks: Hooks): Router {
  const router = Router()
  router.get('/hooks.json', (request, response) => {
    response.json(pageOf(request, hooks.all()).map((hook) => ({ hook: vendorHook(hook) })))
  })
  router.post('/hooks.json', async (request, response) => {
    const { event, url } = hookOf(request) ?? {}
    if (event === undefined || url === undefined) {
      answerRefusal(response, refuse('body_malformed', shape))
      return
    }
    const registered = await hooks.register({ event, url })
    answerResult(response, registered, (hook) => response.json({ hook: vendorHook(hook) }))
  })
  router.get('/hooks/:id.json', (request, response) => {
    const hook = hooks.get(idOf(request))
    if (!hook || hook.state === 'deleted') answerRefusal(response, refuse('hook_unknown'))
    else response.json({ hook: vendorHook(hook) })
  })
  router.put('/hooks/:id.json', async (request, response) => {
    const changes = hookOf(request)
    if (!changes) {
      answerRefusal(response, refuse('body_malformed', shape))
      return
    }
    const updated = await hooks.update(idOf(request), changes)
    answerResult(response, updated, (hook) => response.json({ hook: vendorHook(hook) }))
  })
  router.delete('/hooks/:id.json', async (request, response) => {
    const removed = await hooks.remove(idOf(request))
    answerResult(response, removed, (hook) => response.json(`Hook with id ${hook.id} was deleted.`))
  })
  return router
}

function hookOf(request: Request): Partial<NewHook> | undefined {
  const { event, url } = wrappedBody(request, 'hook') ?? { event: Number.NaN }
  if (!isTextOrAbsent(event) || !isTextOrAbsent(url)) return undefined
  return { ...(event !== undefined && { event }), ...(url !== undefined && { url }) }
}

function isTextOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string'
}
