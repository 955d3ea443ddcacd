import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixture } from '../fixtures.ts'
import type { HostileCase } from './case.ts'
import { hostileClasses } from './classes.ts'
import { flipped } from './hooks/bodies.ts'
import { createOracle, type Oracle } from './oracle.ts'
import { genuine } from './raw-request.ts'
import { shown } from './run.ts'
import { openStand, type Stand } from './stand.ts'

let stand: Stand
let oracle: Oracle
beforeAll(async () => {
  stand = await openStand()
  oracle = createOracle(stand)
}, 60_000)
afterAll(async () => {
  await oracle.close()
  await stand.close()
})

/** Of each class, times its weight. */
const casesAWeight = 10
const timeout = 120_000

async function holds(one: HostileCase): Promise<void> {
  const { faults } = await oracle.judge(one)
  expect(faults, shown(one)).toEqual([])
}

describe('every promise of docs/hostile-input.md', () => {
  it.concurrent.each(hostileClasses.map((one) => [one.name, one] as const))(
    '%s',
    async (_name, { cases, weight }) => {
      const numRuns = casesAWeight * weight
      await fc.assert(fc.asyncProperty(cases, holds), { numRuns, interruptAfterTimeLimit: timeout / 2 })
    },
    timeout,
  )
})

describe('every byte of a good body', () => {
  const { body } = fixture('order_paid/2014')
  const places = Array.from(body.keys())
  const atOnce = 16

  async function allHold(cases: HostileCase[]): Promise<void> {
    const left = cases.values()
    const sender = async () => {
      for (const one of left) await holds(one)
    }
    await Promise.all(Array.from({ length: atOnce }, sender))
  }

  it('may be flipped', { timeout }, async () => {
    await allHold(places.map((at) => genuine('signed', flipped(body, [[at, 1 + (at % 255)]]))))
  })

  it('may be the last that comes', { timeout }, async () => {
    await allHold(places.map((at) => genuine('signed', body.subarray(0, at))))
  })
})
