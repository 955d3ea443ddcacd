import { describe, expect, it } from 'vitest'
import { startReceiver, testHooksToken } from '../../src/testing/index.ts'
import { receiver } from '../store/wires.ts'
import { spawnKit } from './kit-process.ts'
import { kit, newFolder } from './run-in-process.ts'

async function triggerAt(to: string, fault: string) {
  const args = ['trigger', 'order_paid', '--to', to, '--token', testHooksToken, '--fault', fault, '--json']
  const { code, records } = await kit(args)
  return { code, attempt: records()[0], result: records().at(-1) }
}

describe('trigger --fault', () => {
  it.each([
    ['tamper', 401],
    ['truncate', 401],
    ['strip_headers', 401],
    ['other_token', 401],
    ['wrong_content_type', 200],
    ['slow_body', 200],
    ['duplicate', 200],
    ['parallel_duplicate', 200],
    ['break_off', null],
    ['drop_answer', null],
  ])('%s is borne by our own receiver', async (fault, status) => {
    const own = await startReceiver()
    try {
      const { code, attempt, result } = await triggerAt(own.hookUrl, fault)
      expect(attempt).toMatchObject({ fault, status })
      expect(result).toMatchObject({ type: 'result', fault, count: 1, borne: 1 })
      expect(code).toBe(0)
      const kept = await (await fetch(`${own.url}/api/entries`)).json()
      const isKept = status === 200 || fault === 'drop_answer'
      expect((kept as { entries: unknown[] }).entries).toHaveLength(isKept ? 1 : 0)
    } finally {
      await own.stop()
    }
  })

  it.each(['tamper', 'truncate', 'strip_headers', 'other_token'])(
    '%s finds out who answers 200 to anything',
    async (fault) => {
      const { code, result } = await triggerAt((await receiver(200)).url, fault)
      expect([code, result?.borne]).toEqual([1, 0])
    },
  )

  it('finds out who fails at the second of two', async () => {
    const { code, attempt } = await triggerAt((await receiver(200, 500)).url, 'duplicate')
    expect([code, attempt?.again]).toMatchObject([1, { status: 500 }])
  })

  it.each([
    ['reorder', /reorder takes more than one attempt: start --fault/],
    ['tampr', /It takes one of duplicate, /],
  ])('refuses %s', async (fault, message) => {
    const { code, stderr } = await kit(['trigger', 'order_paid', '--fault', fault])
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})

describe('store --fault', () => {
  it('misbehaves from the start, and says so', async () => {
    const env = { DATA_DIR: newFolder(), STORE_PORT: '0', SPEED: 'skip', LOG_LEVEL: 'silent' }
    const rules = 'tamper:every=3:event=order_paid,duplicate:first=1,drop_answer:share=0.5'
    const store = spawnKit(['store', '--json', '--fault', rules], env)
    try {
      const told = JSON.parse(await store.line('"type":"faults"'))
      expect(told.faults).toEqual([
        { fault: 'tamper', every: 3, event: 'order_paid' },
        { fault: 'duplicate', first: 1 },
        { fault: 'drop_answer', share: 0.5 },
      ])
      const { store: url } = JSON.parse(await store.line('"type":"started"'))
      const { faults } = (await (await fetch(`${url}/kit/faults`)).json()) as { faults: object[] }
      expect(faults).toMatchObject(told.faults)
    } finally {
      store.child.kill()
      await store.ended
    }
  })

  it.each([
    ['tamper:every=x', /number 1: every is a whole number from 1\. For example: tamper:every=3,duplicate/],
    ['duplicate,nothing', /number 2: "nothing" is no fault; there are duplicate, /],
    ['tamper:often=3', /it takes every, share, event, first, not often/],
    ['tamper:share=', /share is a number over 0/],
  ])('refuses %s with the next step', async (faults, message) => {
    const { code, stderr } = await kit(['store', '--fault', faults])
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})
