import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createForwarder } from '../../src/cli/forwarding/forwarder.ts'
import { openForwarder } from '../../src/cli/forwarding/open-forwarder.ts'
import type { Post, Posted } from '../../src/cli/forwarding/poster.ts'
import { openProgress } from '../../src/cli/forwarding/progress.ts'
import { createLogger } from '../../src/cli/logger.ts'
import { createMemoryInbox } from '../../src/receiver/adapters/journal/index.ts'
import type { Inbox } from '../../src/receiver/index.ts'
import { type RunningReceiver, signedRequest, startReceiver } from '../../src/testing/index.ts'
import { close, listen } from '../../src/testing/listen.ts'
import { fixture, fixtureToken } from '../fixtures.ts'
import { newFolder } from './run-in-process.ts'

const silent = createLogger({ stderr: process.stderr }, 'silent')
const to = 'http://127.0.0.1:9/target'
let inbox: Inbox
let receiver: RunningReceiver
beforeEach(async () => {
  inbox = createMemoryInbox()
  receiver = await startReceiver({ inbox, hooksToken: fixtureToken })
})
afterEach(() => receiver.stop())

/** Lets in an order of this id; answers its entry's id. */
async function arrive(id: number): Promise<string> {
  const body = { order: { id, status: 'Paid' } }
  const answer = await fetch(receiver.hookUrl, signedRequest(body, { hooksToken: fixtureToken }))
  return ((await answer.json()) as { id: string }).id
}

const orderIn = (body: Buffer): number => JSON.parse(body.toString()).order.id

/** A forwarder whose waits pass by the next turn, but for the long one between rounds; `posted` answers. */
function forwarding(folder: string, posted: (order: number) => Posted) {
  const offered: number[] = []
  const waited: number[] = []
  let nextRound = () => {}
  let look = () => {}
  const post: Post = async ({ body }) => {
    offered.push(orderIn(body))
    setImmediate(() => look())
    return posted(orderIn(body))
  }
  const forwarder = createForwarder({
    inbox,
    progress: openProgress(folder, { to, from: '' }),
    post,
    log: silent,
    wait: (milliseconds, _value, { signal }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
        if (milliseconds === 300_000) nextRound = () => resolve(undefined)
        else setImmediate(() => resolve(waited.push(milliseconds)))
      }),
  })
  return {
    ...forwarder,
    offered,
    waited,
    round: () => nextRound(),
    until: (done: () => boolean) =>
      new Promise<void>((resolve) => {
        look = () => {
          if (done()) resolve()
        }
        look()
      }),
  }
}

const taken: Posted = { answered: true, status: 204 }

describe('forwarding', () => {
  it('passes bytes and headers on as they came, quarantined requests too', async () => {
    const requests: { req: IncomingMessage; body: Buffer }[] = []
    let arrived = () => {}
    const bothThere = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const server = createServer(async (req, res) => {
      requests.push({ req, body: await buffer(req) })
      res.end()
      if (requests.length === 2) arrived()
    })
    const url = await listen(server)
    const forwarder = await openForwarder({
      inbox,
      to: `${url}/target?a=1`,
      dataDir: newFolder(),
      log: silent,
    })
    const sent = [fixture('order_paid/today'), fixture('quarantined/not-json-bad-utf8')]
    for (const { body, headers } of sent) {
      await fetch(receiver.hookUrl, {
        method: 'POST',
        body: new Uint8Array(body),
        headers: { ...headers, 'X-Trace': 'ab' },
      })
    }
    await bothThere
    await forwarder.stop()
    await close(server)
    for (const [index, { body, headers }] of sent.entries()) {
      const passed = requests[index]
      expect(passed?.body).toEqual(body)
      expect(passed?.req.url).toBe('/target?a=1')
      for (const [name, value] of Object.entries({ ...headers, 'x-trace': 'ab' })) {
        expect(passed?.req.headers[name.toLowerCase()]).toBe(value)
      }
      expect(passed?.req.headers.host).toBe(new URL(url).host)
    }
  })

  it('waits, longer and longer, while nobody answers, and keeps the order', async () => {
    let failures = 9
    const forwarder = forwarding(newFolder(), () =>
      failures-- > 0 ? { answered: false, message: 'refused' } : taken,
    )
    await arrive(1)
    await arrive(2)
    forwarder.start()
    await forwarder.until(() => forwarder.offered.length === 11)
    await forwarder.stop()
    expect(forwarder.offered).toEqual([...Array(10).fill(1), 2])
    expect(forwarder.waited).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1_000))
  })

  it('sets aside what is refused five times, and offers it again in the next round', async () => {
    let dislikes = true
    const folder = newFolder()
    const forwarder = forwarding(folder, (order) =>
      order === 1 && dislikes ? { answered: true, status: 422 } : taken,
    )
    const first = await arrive(1)
    const second = await arrive(2)
    forwarder.start()
    await forwarder.until(() => forwarder.offered.length === 6)
    expect(forwarder.offered).toEqual([1, 1, 1, 1, 1, 2])
    const kept = () => openProgress(folder, { to, from: '' }).current()
    expect(kept()).toEqual({ last: second, setAside: [first] })
    dislikes = false
    forwarder.round()
    await forwarder.until(() => forwarder.offered.length === 7)
    await forwarder.stop()
    expect(forwarder.offered.at(-1)).toBe(1)
    expect(kept()).toEqual({ last: second, setAside: [] })
  })

  it('passes on what comes while it runs', async () => {
    const forwarder = forwarding(newFolder(), () => taken)
    forwarder.start()
    await arrive(1)
    await forwarder.until(() => forwarder.offered.length === 1)
    await arrive(2)
    await forwarder.until(() => forwarder.offered.length === 2)
    await forwarder.stop()
    expect(forwarder.offered).toEqual([1, 2])
  })

  it('goes on after a restart where it was, and loses nothing that failed', async () => {
    const folder = newFolder()
    const failing = forwarding(folder, (order) =>
      order === 1 ? taken : { answered: false, message: 'down' },
    )
    await arrive(1)
    await arrive(2)
    failing.start()
    await failing.until(() => failing.offered.includes(2))
    await failing.stop()
    await arrive(3)
    const again = forwarding(folder, () => taken)
    again.start()
    await again.until(() => again.offered.length === 2)
    await again.stop()
    expect(again.offered).toEqual([2, 3])
  })

  it('begins with what arrives after its first start', async () => {
    const before = await arrive(1)
    const progress = openProgress(newFolder(), { to, from: before })
    expect(progress.current()).toEqual({ last: before, setAside: [] })
  })
})
