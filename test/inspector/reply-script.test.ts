import { describe, expect, it, vi } from 'vitest'
import type { ReplyScriptState } from '../../src/inspector/api.ts'
import { fixture } from '../fixtures.ts'
import { manualClock } from '../receiver/manual-clock.ts'
import { inspecting, postFixture } from './inspecting.ts'

async function put(url: string, asked: unknown): Promise<{ status: number; body: ReplyScriptState }> {
  const answer = await fetch(`${url}/inspector/reply-script`, { method: 'PUT', body: JSON.stringify(asked) })
  return { status: answer.status, body: (await answer.json()) as ReplyScriptState }
}

async function state(url: string): Promise<ReplyScriptState> {
  return (await (await fetch(`${url}/inspector/reply-script`)).json()) as ReplyScriptState
}

async function entries(url: string): Promise<unknown[]> {
  return ((await (await fetch(`${url}/api/entries`)).json()) as { entries: unknown[] }).entries
}

describe('a reply script', () => {
  it('answers one hook after another, keeps only what it passes on, and ends by itself', async () => {
    const { url, hook } = await inspecting()
    expect((await put(url, { script: '500, 429,ok,302' })).body).toEqual({
      script: '500, 429,ok,302',
      left: ['500', '429', '200', '302'],
      used: 0,
      event: null,
    })
    expect((await postFixture(hook, 'order_paid/today')).status).toBe(500)
    expect((await postFixture(hook, 'order_paid/today')).status).toBe(429)
    expect(await entries(url)).toEqual([])
    expect(await postFixture(hook, 'order_paid/today')).toMatchObject({ status: 200, verdict: 'accepted' })
    expect(await state(url)).toMatchObject({ left: ['302'], used: 3 })
    const { body, headers } = fixture('order_paid/today')
    const moved = await fetch(hook, { method: 'POST', headers, body, redirect: 'manual' })
    expect(moved.status).toBe(302)
    expect(await postFixture(hook, 'order_shipped/today')).toMatchObject({ status: 200, verdict: 'accepted' })
    expect(await state(url)).toEqual({ script: '500, 429,ok,302', left: [], used: 4, event: null })
  })

  it('stays silent on timeout, until the client gives up or a minute has passed', async () => {
    const clock = manualClock()
    const { url, hook } = await inspecting({ clock })
    await put(url, { script: 'timeout,timeout' })
    const patience = new AbortController()
    const given = fetch(hook, { method: 'POST', body: '{}', signal: patience.signal }).catch(() => 'given up')
    await vi.waitFor(async () => expect((await state(url)).used).toBe(1))
    patience.abort()
    expect(await given).toBe('given up')
    await vi.waitFor(() => expect(clock.waiting).toBe(0))
    const patient = postFixture(hook, 'order_paid/today').catch(() => 'cut off')
    await vi.waitFor(() => expect(clock.waiting).toBe(1))
    clock.advance(60_000)
    expect(await patient).toBe('cut off')
    expect(await entries(url)).toEqual([])
  })

  it('counts the hooks of one event alone, by header or path', async () => {
    const { url, hook } = await inspecting()
    expect((await put(url, { script: '500,500', event: 'order_created' })).body.event).toBe('order_created')
    expect((await postFixture(hook, 'order_paid/today')).status).toBe(200)
    expect((await postFixture(hook, 'order_created/today')).status).toBe(500)
    const byPath = await fetch(`${hook}/order_created`, { method: 'POST', body: '{}' })
    expect(byPath.status).toBe(500)
  })

  it('is cleared by an empty one', async () => {
    const { url, hook } = await inspecting()
    await put(url, { script: '500,500' })
    expect((await put(url, { script: '' })).body).toEqual({ script: '', left: [], used: 0, event: null })
    expect((await postFixture(hook, 'order_paid/today')).status).toBe(200)
  })

  it('takes no reply for what is no hook', async () => {
    const { url, hook } = await inspecting()
    await put(url, { script: '500' })
    expect((await fetch(hook)).status).toBe(405)
    expect((await state(url)).used).toBe(0)
  })

  it.each([
    [{ script: '100' }],
    [{ script: '500,,200' }],
    [{ script: 5 }],
    [{}],
    [null],
    [{ script: '500', event: 'none' }],
    [{ script: Array(1_001).fill('500').join() }],
  ])('refuses %.60j and leaves the one that is set', async (asked) => {
    const { url } = await inspecting()
    await put(url, { script: '503' })
    expect(await put(url, asked)).toEqual({ status: 422, body: { message: expect.any(String) } })
    expect((await state(url)).left).toEqual(['503'])
  })
})
