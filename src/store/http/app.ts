import express, { type Express, json } from 'express'
import { refuse } from '../domain/refusals.ts'
import { answerRefusal, rememberWhoseRoute } from './answer.ts'
import type { ApiParts } from './api-parts.ts'
import { answerFault } from './fault.ts'
import { kitControls } from './kit/controls.ts'
import { ownHostOnly } from './own-host-only.ts'
import { vendorApi } from './vendor/api.ts'

/** The vendor's API under /v1 and the kit's controls under /kit. */
export function createApp(parts: ApiParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(rememberWhoseRoute)
  app.use(ownHostOnly(parts.allowedHosts))
  // Whatever the content type says: curl's -d alone claims a form, and nothing but JSON is taken here.
  app.use(json({ limit: '1mb', strict: false, type: () => true }))
  app.use('/v1', vendorApi(parts))
  app.use('/kit', kitControls(parts))
  app.use((request, response) => {
    answerRefusal(response, refuse('route_unknown', `${request.method} ${request.path}`))
  })
  app.use(answerFault(parts.logger))
  return app
}
