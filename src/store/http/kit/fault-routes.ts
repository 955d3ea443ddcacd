import { type Request, Router } from 'express'
import { type FaultRule, type FaultsSetting, readFaultRules } from '../../domain/fault-rule.ts'
import { faultIds, faults as known } from '../../domain/faults.ts'
import { accept, type Result, refuse } from '../../domain/refusals.ts'
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
    const asked = askedOf(request)
    const set = asked.ok ? faults.set(asked.value.rules, asked.value.seed) : asked
    answerResult(response, set, (setting) => {
      response.json(faultsView(setting))
    })
  })
  return router
}

function askedOf(
  request: Request,
): Result<{ rules: readonly FaultRule[]; seed: string | number | undefined }> {
  const { faults, seed } = bodyOf(request) ?? {}
  if (seed !== undefined && typeof seed !== 'string' && typeof seed !== 'number') {
    return refuse('faults_invalid', 'seed is text or a number')
  }
  const rules = readFaultRules(faults)
  return rules.ok ? accept({ rules: rules.value, seed }) : rules
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
