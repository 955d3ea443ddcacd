import { Router } from 'express'
import type { FaultsSetting } from '../../domain/fault-rule.ts'
import { faultIds, faults as known } from '../../domain/faults.ts'
import type { Faults } from '../../faults.ts'
import { answerResult } from '../answer.ts'
import { bodyOf } from '../read-request.ts'
import type { FaultsView } from './views.ts'

export function faultRoutes(faults: Pick<Faults, 'setting' | 'set'>): Router {
  const router = Router()
  router.get('/faults', (_request, response) => {
    response.json(faultsView(faults.setting()))
  })
  router.put('/faults', (request, response) => {
    const { faults: rules, seed } = bodyOf(request) ?? {}
    answerResult(response, faults.set(rules, seed), (setting) => {
      response.json(faultsView(setting))
    })
  })
  return router
}

function faultsView({ seed, faults }: FaultsSetting): FaultsView {
  return {
    seed,
    faults: faults.map(({ rule, struck, hasEnded }) => ({
      fault: rule.fault,
      every: rule.every ?? null,
      share: rule.share ?? null,
      event: rule.event ?? null,
      first: rule.first ?? null,
      struck,
      ended: hasEnded,
    })),
    known: faultIds.map((fault) => ({
      fault,
      title: known[fault].title,
      receiverMeets: known[fault].meets,
      rightReceiver: known[fault].right,
    })),
  }
}
