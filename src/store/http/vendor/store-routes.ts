import { Router } from 'express'
import type { ApiParts } from '../api-parts.ts'

export function storeRoutes({ identity, publicUrl }: ApiParts): Router {
  const router = Router()
  router.get('/store/info.json', (_request, response) => {
    response.json({
      store: {
        code: identity.code,
        name: identity.name,
        url: publicUrl(),
        currency: identity.currency,
        country: identity.country,
        timezone: identity.timezone,
        email: identity.adminEmail,
        hooks_token: identity.hooksToken,
      },
    })
  })
  router.get('/whoami', (_request, response) => {
    response.json({
      store: { code: identity.code, name: identity.name },
      account: { login: identity.login, email: identity.adminEmail },
    })
  })
  return router
}
