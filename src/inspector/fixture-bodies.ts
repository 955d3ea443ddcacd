import { readFile } from 'node:fs/promises'
import type { RequestHandler } from 'express'
import { eventNames, isEventName } from '../contract/index.ts'
import { refuse } from './refuse.ts'

/** Above src in a clone and above dist in the package. */
const fixtures = new URL('../../fixtures/', import.meta.url)

/** `GET /inspector/fixtures/:event`: the body of an event as today's documentation shows it. */
export const answerFixture: RequestHandler<{ event: string }> = async (req, res) => {
  const { event } = req.params
  if (!isEventName(event)) return refuse(res, 404, `The events are ${eventNames.join(', ')}`)
  const body = await readFile(new URL(`${event}/today.body.json`, fixtures))
  res.type('json').send(body)
}
