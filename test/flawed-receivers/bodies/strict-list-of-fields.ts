import { readFileSync } from 'node:fs'
import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

const sample = new URL('../../../fixtures/order_paid/today.body.json', import.meta.url)
const fields = new Set(Object.keys(JSON.parse(readFileSync(sample, 'utf8')).order))

export const strictListOfFields: Flaw = {
  id: 'strict-list-of-fields',
  does: 'Answers 400 to a field that the documentation does not have.',
  caughtBy: ['production-like-body', 'unknown-fields', 'deep-unknown-value'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ order }) => (Object.keys(order ?? {}).every((field) => fields.has(field)) ? 200 : 400),
    }),
}
