import { type Request, Router } from 'express'
import {
  type ClockSetting,
  fastestFactor,
  isSpeed,
  latestMoment,
  type Speed,
} from '../../domain/clock-setting.ts'
import { accept, type Result, refuse } from '../../domain/refusals.ts'
import type { TimeControl } from '../../time-control.ts'
import { answerRefusal } from '../answer.ts'
import { bodyOf } from '../read-request.ts'
import { timeText } from './time-text.ts'

export function clockRoutes(time: TimeControl): Router {
  const router = Router()
  router.get('/clock', (_request, response) => {
    response.json(clockView(time.setting()))
  })
  router.put('/clock', async (request, response) => {
    const asked = settingOf(request, time.setting().now)
    if (asked.ok) response.json(clockView(await time.set(asked.value)))
    else answerRefusal(response, asked)
  })
  router.post('/clock/skip', async (_request, response) => {
    const setting = await time.skip()
    if (setting) response.json(clockView(setting))
    else answerRefusal(response, refuse('nothing_waiting'))
  })
  return router
}

function clockView({ now, speed }: ClockSetting) {
  return { now: timeText(now), speed }
}

function settingOf(request: Request, present: number): Result<{ speed?: Speed; now?: number }> {
  const { now, speed } = bodyOf(request) ?? {}
  if (now === undefined && speed === undefined) {
    return refuse(
      'body_malformed',
      'it is {"now"?: "2026-01-01T00:00:00Z", "speed"?: "real", "skip" or a factor}',
    )
  }
  if (speed !== undefined && !isSpeed(speed)) {
    return refuse('clock_invalid', `speed is "real", "skip" or a factor over 0 and at most ${fastestFactor}`)
  }
  const moment = now === undefined ? undefined : Date.parse(String(now))
  if (moment !== undefined && !(moment >= Math.max(0, present) && moment <= latestMoment)) {
    const bounds = `not before ${timeText(present)}, and not after ${timeText(latestMoment)}`
    return refuse('clock_invalid', `now is a time in ISO 8601, ${bounds}`)
  }
  return accept({ ...(speed !== undefined && { speed }), ...(moment !== undefined && { now: moment }) })
}
