import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { DriftAnswer } from '../../src/inspector/api.ts'
import { checkpointFile, createInboxLearner } from '../../src/inspector/index.ts'
import { createJournal, createMemoryInbox } from '../../src/receiver/adapters/journal/index.ts'
import type { Inbox } from '../../src/receiver/index.ts'
import { signedRequest } from '../../src/testing/signed-request.ts'
import { fixtureToken } from '../fixtures.ts'
import { inspecting } from './inspecting.ts'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'drift-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function post(hook: string, body: unknown, event: 'order_paid' | 'order_updated' = 'order_paid') {
  const response = await fetch(
    hook,
    signedRequest(body, { event, triggeredAt: Date.now(), hooksToken: fixtureToken }),
  )
  expect(response.status).toBe(200)
}

async function drift(url: string, query = ''): Promise<Extract<DriftAnswer, { state: 'ready' }>> {
  for (;;) {
    const response = await fetch(`${url}/inspector/drift${query}`)
    expect(response.status).toBe(200)
    const answer = (await response.json()) as DriftAnswer
    if (answer.state === 'ready') return answer
  }
}

describe('GET /inspector/drift', () => {
  it('tells what came that the schema does not say, quarantined entries too', async () => {
    const { url, hook } = await inspecting()
    await post(hook, { order: { id: 1, status: 'Paid' } })
    await post(hook, { order: { id: 2, status: 'Paid', gift: true } })
    await post(hook, { order: { id: 'three', status: 'Paid', gift: true } })
    const { report, passedOver } = await drift(url)
    expect(report.bodies).toBe(3)
    expect(report.findings.map(({ kind, shown, count, of }) => [kind, shown, count, of])).toEqual([
      ['type_unknown', 'order.id', 1, 1],
      ['unknown_field', 'order.gift', 2, 2],
    ])
    expect(report.patches.map(({ file }) => file)).toEqual(['order.json'])
    expect(passedOver).toEqual({ notJson: 0, otherEvents: 0, reconciled: 0 })
  })

  it('learns what came since it was asked, each entry once', async () => {
    const { url, hook } = await inspecting()
    expect((await drift(url)).report).toMatchObject({ bodies: 0, first: null, findings: [], patches: [] })
    for (const id of [1, 2, 3]) {
      await post(hook, { order: { id, status: 'Paid' } })
      expect((await drift(url)).report.bodies).toBe(id)
    }
  })

  it('passes over what the schema says nothing of, and counts it', async () => {
    const { url, hook } = await inspecting()
    await post(hook, Buffer.from('not json'))
    const other = signedRequest({ product: { id: 1 } }, { event: 'order_paid', hooksToken: fixtureToken })
    await fetch(hook, { ...other, headers: { ...other.headers, 'Jumpseller-Event': 'product_updated' } })
    expect(await drift(url)).toMatchObject({
      report: { bodies: 0, findings: [] },
      passedOver: { notJson: 1, otherEvents: 1 },
    })
  })

  it('takes the ages and dates of the filter', async () => {
    const { url, hook } = await inspecting()
    await post(hook, { order: { id: 1, status: 'Paid', gift: 1 } })
    expect((await drift(url, '?since=2h')).report).toMatchObject({ bodies: 1, since: expect.any(String) })
    expect((await drift(url, '?since=2099-01-01')).report).toMatchObject({ bodies: 0, findings: [] })
    for (const since of ['yesterday', '7d%20order:1', '']) {
      const response = await fetch(`${url}/inspector/drift?since=${since}`)
      expect([since, response.status]).toEqual([since, since === '' ? 200 : 400])
    }
  })

  it('says so when the inbox cannot be read, and goes on when it can', async () => {
    const inbox = createMemoryInbox()
    let isDown = true
    const failing: Inbox = {
      ...inbox,
      request: (id) => (isDown ? Promise.reject(new Error('EIO')) : inbox.request(id)),
    }
    const served = await inspecting({ receiver: { inbox }, inbox: failing })
    await post(served.hook, { order: { id: 1, status: 'Paid' } })
    const response = await fetch(`${served.url}/inspector/drift`)
    expect([response.status, await response.json()]).toEqual([
      503,
      { message: expect.stringContaining('EIO') },
    ])
    isDown = false
    expect((await drift(served.url)).report.bodies).toBe(1)
  })
})

describe('the learner of an inbox', () => {
  async function filled(inbox: Inbox, from: number, to: number): Promise<void> {
    const { hook, receiver } = await inspecting({ receiver: { inbox } })
    for (let id = from; id < to; id += 1) await post(hook, { order: { id, status: 'Paid', gift: id } })
    await receiver.stop()
  }
  async function learned(folder: string, checkpoint: string) {
    const inbox = createJournal({ folder })
    await inbox.open()
    const asked: string[] = []
    const request = (id: string) => {
      asked.push(id)
      return inbox.request(id)
    }
    const counted = { ...inbox, request }
    const slices: number[] = []
    const learner = createInboxLearner({
      inbox: counted,
      checkpoint: checkpointFile(checkpoint),
      onSlice: ({ read }) => slices.push(read),
    })
    await Promise.all([learner.catchUp(), learner.catchUp()])
    await inbox.close()
    return { bodies: learner.position().learned.bodies, asked: asked.length, slices }
  }

  it('goes on behind the last entry after a restart, in slices', async () => {
    const [folder, checkpoint] = [newFolder(), join(newFolder(), 'deep', 'drift.json')]
    await filled(createJournal({ folder }), 0, 45)
    expect(await learned(folder, checkpoint)).toEqual({ bodies: 45, asked: 45, slices: [20, 40, 45] })
    await filled(createJournal({ folder }), 45, 50)
    expect(await learned(folder, checkpoint)).toEqual({ bodies: 50, asked: 5, slices: [50] })
    expect(await learned(folder, checkpoint)).toEqual({ bodies: 50, asked: 0, slices: [] })
  })

  it('learns anew in another inbox, and from a checkpoint that is damaged', async () => {
    const checkpoint = join(newFolder(), 'drift.json')
    const [one, other] = [newFolder(), newFolder()]
    await filled(createJournal({ folder: one }), 0, 3)
    await filled(createJournal({ folder: other }), 0, 2)
    expect(await learned(one, checkpoint)).toMatchObject({ bodies: 3 })
    expect(await learned(other, checkpoint)).toMatchObject({ bodies: 2 })
    expect(await learned(newFolder(), checkpoint)).toMatchObject({ bodies: 0 })
    for (const text of ['', '{', '{"after":"a-1"}']) {
      writeFileSync(checkpoint, text)
      expect(await learned(one, checkpoint)).toMatchObject({ bodies: 3 })
    }
  })
})
