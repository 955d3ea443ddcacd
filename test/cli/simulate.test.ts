import { describe, expect, it } from 'vitest'
import { startReceiver } from '../../src/testing/index.ts'
import { kit } from './run-in-process.ts'

async function simulate(...args: string[]) {
  const ended = await kit(['simulate', '--json', ...args])
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const records = ended.records()
  return { attempts: records.slice(0, -1), result: records.at(-1) as Record<string, unknown> }
}

const minutesOf = (result: Record<string, unknown>) =>
  (result.attempts as { atMinutes: number }[]).map(({ atMinutes }) => atMinutes)

describe('simulate', () => {
  it('plays a hook that always fails to its end, in far less than two seconds', async () => {
    const began = performance.now()
    const { attempts, result } = await simulate('--reply', '500')
    expect(performance.now() - began).toBeLessThan(1_500)
    expect(minutesOf(result)).toEqual([0, 1, 17, 98, 354, 979, 2275, 4676, 8772, 15333])
    expect(attempts[9]).toEqual({ type: 'attempt', n: 10, atMinutes: 15333, outcome: 'status', status: 500 })
    expect(result).toMatchObject({
      type: 'result',
      profile: 'jumpseller-2014',
      anchor: 'previous',
      delivery: 'exhausted',
      hook: 'deleted',
      mails: 1,
      outbox: [{ to: ['admin@demo.example'], subject: expect.stringContaining('Order Paid') }],
    })
  })

  it('counts from the first attempt when told so', async () => {
    const { result } = await simulate('--anchor', 'first')
    expect(minutesOf(result)).toEqual([0, 1, 16, 81, 256, 625, 1296, 2401, 4096, 6561])
    expect(result).toMatchObject({ anchor: 'first', hook: 'deleted' })
  })

  it('stops at the first success', async () => {
    const { result } = await simulate('--reply', '500,500,500,200')
    expect(result).toMatchObject({ delivery: 'delivered', hook: 'active', mails: 0 })
    expect(result.attempts).toEqual([
      { n: 1, atMinutes: 0, outcome: 'status', status: 500 },
      { n: 2, atMinutes: 1, outcome: 'status', status: 500 },
      { n: 3, atMinutes: 17, outcome: 'status', status: 500 },
      { n: 4, atMinutes: 98, outcome: 'delivered', status: 200 },
    ])
  })

  it('tells silence and redirects from failures', async () => {
    const { result } = await simulate('--reply', 'timeout,302,204')
    expect(result.attempts).toMatchObject([
      { outcome: 'timeout', status: null },
      { outcome: 'redirect', status: 302 },
      { outcome: 'delivered', status: 204 },
    ])
  })

  it('leaves the hook active after one exhausted delivery under jumpseller-2023', async () => {
    const { result } = await simulate('--profile', 'jumpseller-2023')
    expect(minutesOf(result)).toEqual([0, 1, 17, 98, 354])
    expect(result).toMatchObject({ delivery: 'exhausted', hook: 'active', mails: 0 })
  })

  it('delivers to a receiver of the user, signed', async () => {
    const receiver = await startReceiver({ hooksToken: 'shared' })
    try {
      const { result } = await simulate('--to', receiver.hookUrl, '--token', 'shared')
      expect(result).toMatchObject({ delivery: 'delivered', attempts: [{ status: 200 }] })
      const entry = await receiver.waitForEntry('event:order_paid')
      expect(entry).toMatchObject({ verdict: 'accepted', signature: 'valid' })
    } finally {
      await receiver.stop()
    }
  })

  it('shows a timetable to people', async () => {
    const { code, stdout } = await kit(['simulate'])
    expect(code).toBe(0)
    expect(stdout).toContain('attempt 10  minute 15333  10d 15h 33m  failed (500)')
    expect(stdout).toContain('The delivery is exhausted; the hook is deleted.')
    expect(stdout).toMatch(/Mail to admin@demo.example: .+/)
  })
})
