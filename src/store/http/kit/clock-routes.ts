import { type Request, Router } from 'express'
import { type ClockSpeed, fastestFactor, isClockSpeed, latestMoment } from '../../domain/clock-setting.ts'
import { accept, type Result, refuse } from '../../domain/refusals.ts'
import type { TimeControl } from '../../time-control.ts'
import { answerRefusal } from '../answer.ts'
import { bodyOf } from '../read-request.ts'
import { clockView } from './clock-view.ts'
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
  router.post('/clock/skip', async (request, response) => {
    const to = bodyOf(request) && (bodyOf(request)?.to ?? 'next')
    if (to !== 'next' && to !== 'end') {
      answerRefusal(response, refuse('body_malformed', 'it is {"to"?: "next" or "end"}'))
      return
    }
    const setting = await (to === 'end' ? time.skipToEnd() : time.skip())
    if (setting) response.json(clockView(setting))
    else answerRefusal(response, refuse('nothing_waiting'))
  })
  return router
}

function settingOf(request: Request, present: number): Result<{ speed?: ClockSpeed; now?: number }> {
  const { now, speed } = bodyOf(request) ?? {}
  if (now === undefined && speed === undefined) {
    return refuse(
      'body_malformed',
      'it is {"now"?: "2026-01-01T00:00:00Z", "speed"?: "real", "skip", "paused" or a factor}',
    )
  }
  if (speed !== undefined && !isClockSpeed(speed)) {
    const factor = `a factor over 0 and at most ${fastestFactor}`
    return refuse('clock_invalid', `speed is "real", "skip", "paused" or ${factor}`)
  }
  const moment = now === undefined ? undefined : typeof now === 'string' ? Date.parse(now) : Number.NaN
  if (moment !== undefined && !(moment >= Math.max(0, present) && moment <= latestMoment)) {
    const bounds = `not before ${timeText(present)}, and not after ${timeText(latestMoment)}`
    return refuse('clock_invalid', `now is a time in ISO 8601, ${bounds}`)
  }
  return accept({ ...(speed !== undefined && { speed }), ...(moment !== undefined && { now: moment }) })
}
