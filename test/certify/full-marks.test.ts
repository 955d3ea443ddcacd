import { expect, it } from 'vitest'
import { scenarios } from '../../src/certify/index.ts'
import { startReceiver } from '../../src/testing/index.ts'
import { createGoodReceiver } from '../flawed-receivers/good.ts'
import { hooksToken, judge, serve, told } from './certifying.ts'

const perfect = { score: 100, grade: 'A', fail: 0, warn: 0 }
const signatureScenarios = scenarios.filter(({ needs }) => needs.includes('token')).map(({ id }) => id)

it('a right receiver in plain Node gets full marks', async () => {
  const url = await serve(createGoodReceiver(hooksToken))
  const certificate = await judge(`${url}/hook`, { read: `${url}/orders/{order}` })
  expect(told(certificate, 'fail', 'warn', 'not_judged')).toEqual([])
  expect(certificate).toMatchObject({ ...perfect, pass: scenarios.length, notJudged: 0 })
  expect(certificate.ms).toBeLessThan(20_000)
})

it.each(['/api/orders/{order}', '/api/entries?q=order:{order}'])(
  "the kit's own receiver gets full marks, read by %s",
  async (path) => {
    const receiver = await startReceiver({ hooksToken })
    try {
      const certificate = await judge(receiver.hookUrl, { read: `${receiver.url}${path}` })
      expect(told(certificate, 'fail', 'warn', 'not_judged')).toEqual([])
      expect(certificate).toMatchObject({ ...perfect, pass: scenarios.length, notJudged: 0 })
      expect(certificate.ms).toBeLessThan(20_000)
    } finally {
      await receiver.stop()
    }
  },
)

it('a second run is none of duplicates', async () => {
  const url = await serve(createGoodReceiver(hooksToken))
  const only = ['kept-once', 'kept-a-b-a', 'nothing-lost-at-once']
  for (const firstOrder of [1_000_000, 2_000_000]) {
    const options = { read: `${url}/orders/{order}`, only, firstOrder }
    expect(await judge(`${url}/hook`, options)).toMatchObject({ ...perfect, pass: 3 })
  }
})

it('without a token whatever needs one is not judged, and the rest is', async () => {
  const url = await serve(createGoodReceiver(null))
  const certificate = await judge(url, { hooksToken: null, read: `${url}/orders/{order}` })
  expect(told(certificate, 'fail', 'warn')).toEqual([])
  expect(told(certificate, 'not_judged')).toEqual(
    signatureScenarios.map((id) => `${id}: Not judged: without --token T nothing can be signed.`),
  )
  expect(certificate).toMatchObject(perfect)
})

it('without an address to read, what was kept is not judged, and the rest is', async () => {
  const url = await serve(createGoodReceiver(hooksToken))
  const certificate = await judge(url)
  expect(told(certificate, 'fail', 'warn')).toEqual([])
  const kept = scenarios.filter(({ needs }) => needs.includes('read')).map(({ id }) => id)
  expect(told(certificate, 'not_judged')).toEqual(
    kept.map((id) => `${id}: Not judged: without --read URL nobody tells what was kept.`),
  )
})
