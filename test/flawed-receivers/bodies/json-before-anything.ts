import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(body.toString())
    return true
  } catch {
    return false
  }
}

export const jsonBeforeAnything: Flaw = {
  id: 'json-before-anything',
  does: 'Answers 400 to signed bytes that are not JSON.',
  caughtBy: ['genuine-not-json'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ body }) => (isJson(body) ? 200 : 400),
    }),
}
