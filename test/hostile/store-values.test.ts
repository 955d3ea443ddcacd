import request from 'supertest'
import { expect, it } from 'vitest'
import { defaultIdentity } from '../../src/store/index.ts'
import { newOrder, runStore } from '../store/stores.ts'

/** JSON.stringify and String() throw on it. */
const deep = '['.repeat(20_000) + ']'.repeat(20_000)
const textless = '{"toString":1,"valueOf":1}'

it.each([
  ['deep status', '/v1/orders/1001.json', `{"order":{"status":${deep}}}`],
  ['shipment status without text', '/v1/orders/1001.json', `{"order":{"shipment_status":${textless}}}`],
  ['deep fault', '/kit/faults', `{"faults":[{"fault":${deep}}]}`],
  ['deep time', '/kit/clock', `{"now":${deep}}`],
  ['time without text', '/kit/clock', `{"now":${textless}}`],
])('a store refuses a %s: PUT %s', async (_name, path, body) => {
  const store = await runStore()
  await newOrder(store)
  const { login, authtoken } = defaultIdentity
  const asked = request(store.app).put(path).auth(login, authtoken).set('Content-Type', 'application/json')
  const answer = await asked.send(body)
  expect([answer.status >= 400 && answer.status < 500, answer.body]).toEqual([
    true,
    expect.objectContaining({ message: expect.any(String) }),
  ])
})
