import { Router } from 'express'
import type { ApiParts } from '../api-parts.ts'
import { hookView } from './hook-view.ts'

export function hookRoutes(parts: ApiParts): Router {
  const router = Router()
  router.get('/hooks', (_request, response) => {
    response.json({ hooks: parts.hooks.all().map((hook) => hookView(hook, parts)) })
  })
  return router
}
