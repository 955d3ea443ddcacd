import { Router } from 'express'
import { nextAttemptAt, timetable } from '../../domain/retry-profile.ts'
import type { ApiParts } from '../api-parts.ts'
import type { StoreView } from './views.ts'

export function storeRoutes(parts: ApiParts): Router {
  const router = Router()
  router.get('/store', (_request, response) => {
    response.json(storeView(parts))
  })
  return router
}

function storeView({ identity, profile, anchor, publicUrl }: ApiParts): StoreView {
  const minute = 60_000
  const delays = Array.from({ length: profile.attempts - 1 }, (_, retry) =>
    nextAttemptAt({ profile, anchor, failed: retry + 1, firstAttemptAt: 0, lastAttemptAt: 0 }),
  )
  return {
    code: identity.code,
    name: identity.name,
    login: identity.login,
    adminEmail: identity.adminEmail,
    publicUrl: publicUrl(),
    hooksToken: identity.hooksToken !== null,
    anchor,
    profile: {
      name: profile.name,
      attempts: profile.attempts,
      delaysMinutes: delays.map((delay) => (delay ?? 0) / minute),
      timetableMinutes: timetable(profile, anchor),
      timeLimitMs: profile.timeLimitMs,
      hookEnds: profile.hookEnds,
      hookBecomes: profile.hookBecomes,
    },
  }
}
