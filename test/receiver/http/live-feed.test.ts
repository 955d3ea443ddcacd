import { describe, expect, it, onTestFinished } from 'vitest'
import { arrivalOf } from '../arrivals.ts'
import { manualClock } from '../manual-clock.ts'
import { running } from '../running.ts'

/** Reads a stream of server-sent events; answers a function that gives the next block. */
async function subscribed(url: string, lastEventId?: string) {
  const gone = new AbortController()
  onTestFinished(() => gone.abort())
  const headers: Record<string, string> = lastEventId ? { 'Last-Event-ID': lastEventId } : {}
  const response = await fetch(`${url}/api/live`, { headers, signal: gone.signal })
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let text = ''
  return async function next(): Promise<string> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        return block
      }
      const { value, done } = await reader.read()
      if (done) throw new Error('The stream ended')
      text += decoder.decode(value, { stream: true })
    }
  }
}

describe('the live feed', () => {
  it('tells of entries as they are kept, with their ids', async () => {
    const { url, inbox } = await running()
    const next = await subscribed(url)
    expect(await next()).toBe('retry: 1000')
    const { id } = await inbox.append(arrivalOf(1))
    expect(await next()).toMatch(new RegExp(`^id: ${id}\nevent: added\ndata: {"id":"${id}".*}$`))
    await inbox.append(arrivalOf(1))
    expect(await next()).toMatch(/^event: changed\ndata: .*"receipts":2/)
  })

  it('gives what was missed while the page slept, then goes on live', async () => {
    const { url, inbox } = await running()
    const ids: string[] = []
    for (let n = 1; n <= 3; n++) ids.push((await inbox.append(arrivalOf(n))).id)
    const next = await subscribed(url, ids[0])
    await next()
    expect(await next()).toContain(`id: ${ids[1]}\n`)
    expect(await next()).toContain(`id: ${ids[2]}\n`)
    const { id } = await inbox.append(arrivalOf(4))
    expect(await next()).toContain(`id: ${id}\n`)
  })

  it('shows that it lives while nothing happens', async () => {
    const clock = manualClock()
    const { url } = await running({ clock })
    const next = await subscribed(url)
    await next()
    clock.advance(15_000)
    expect(await next()).toBe(': still here')
  })
})
