import { expect, it } from 'vitest'
import { createInboxLearner } from '../../src/inspector/index.ts'
import { keptBodies } from '../cli/drift/kept-bodies.ts'
import { databasesForTests } from '../receiver/postgres/databases.ts'

const databases = databasesForTests()

it('learns a shared inbox, each entry once, whichever process kept it', { timeout: 60_000 }, async () => {
  const inboxOf = await databases.emptied()
  const [one, other] = [inboxOf(), inboxOf()]
  await one.open()
  await other.open()
  const bodies = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => ({
      order: { id: from + at, status: 'Paid', gift: from + at },
    }))
  const at = Date.now()
  let kept: string | undefined
  const checkpoint = {
    read: async () => kept,
    write: async (text: string) => {
      kept = text
    },
  }
  await Promise.all([
    keptBodies(one, bodies(0, 150), () => at),
    keptBodies(other, bodies(150, 300), () => at),
  ])
  const first = createInboxLearner({ inbox: one, checkpoint })
  await first.catchUp()
  expect(first.position()).toMatchObject({ read: 300, learned: { bodies: 300 } })
  await keptBodies(other, bodies(300, 310), () => at)
  const again = createInboxLearner({ inbox: other, checkpoint })
  await again.catchUp()
  expect(again.position()).toMatchObject({ read: 310, learned: { bodies: 310 } })
  expect(again.position().learned.paths.get('/order/gift')?.seen.count).toBe(310)
  await one.close()
  await other.close()
})
