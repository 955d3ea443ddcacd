import { afterEach, describe, expect, it } from 'vitest'
import type { Generator, Load, Loaded } from '../../bench/load/generator.ts'
import { orderBodies } from '../../bench/load/order-bodies.ts'
import { startChild } from '../../bench/processes/child.ts'
import type { Server } from '../../bench/processes/server.ts'
import { measure } from '../../bench/turn.ts'
import { type RunningReceiver, signedRequest, startReceiver } from '../../src/testing/index.ts'

let receiver: RunningReceiver | undefined
afterEach(() => receiver?.stop())

const loaded: Loaded = {
  answered: 2,
  begun: 2,
  refused: 0,
  broken: 0,
  rate: 2,
  p50Milliseconds: 1,
  p99Milliseconds: 1,
}

/** A turn over a receiver in this process, under a load of so many posts. */
async function turnOf(post: (url: string, load: Load) => Promise<Partial<Loaded>>) {
  receiver = await startReceiver()
  const { url, hookUrl } = receiver
  const generator: Generator = {
    name: 'by hand',
    run: async (load) => ({ ...loaded, ...(await post(hookUrl, load)) }),
  }
  return measure({
    generator,
    server: { url, pid: process.pid } as Server,
    contender: { title: 'the receiver', path: new URL(hookUrl).pathname, tells: true },
    deliveries: '',
    connections: 1,
    seconds: 1,
    warmUpSeconds: 1,
    run: 'test',
  })
}

describe('a turn', () => {
  it('counts what was kept in warm-up and measured time', async () => {
    const turn = await turnOf(async (url, { run }) => {
      for (const body of orderBodies(2, run)) await fetch(url, signedRequest(body))
      return {}
    })
    expect(turn).toMatchObject({ answered: 2, kept: { accepted: 4, quarantined: 0, duplicates: 0 } })
  })

  it('fails when a delivery was sent twice, since a duplicate is cheap', async () => {
    const [body] = orderBodies(1, 'twice')
    const turn = turnOf(async (url) => {
      for (let time = 0; time < 2; time += 1) await fetch(url, signedRequest(body, { triggeredAt: 1 }))
      return {}
    })
    await expect(turn).rejects.toThrow('answered 4 of 4 requests and kept 1, 0 quarantined, 3 duplicates')
  })

  it('fails when something answered was not kept', async () => {
    await expect(turnOf(async () => ({}))).rejects.toThrow('answered 4 of 4 requests and kept 0')
  })

  it('fails when something was refused', async () => {
    await expect(turnOf(async () => ({ refused: 1 }))).rejects.toThrow('the receiver refused 1 of 2')
  })
})

describe('a child process', () => {
  it('tells what it wrote, line by line and in all', async () => {
    const words = [process.execPath, '-e', 'console.log("one\\ntwo")']
    const child = startChild({ words })
    expect(await child.nextLine()).toBe('one')
    expect(await child.nextLine()).toBe('two')
    expect(await startChild({ words }).output(10)).toBe('one\ntwo\n')
  })

  it('that fails is told with what it complained of', async () => {
    const words = [process.execPath, '-e', 'console.error("no luck"); process.exit(3)']
    await expect(startChild({ words }).output(10)).rejects.toThrow(/ended with 3:\nno luck/)
    await expect(startChild({ words }).nextLine()).rejects.toThrow(/ended with 3/)
  })

  it('is ended when its time is up', async () => {
    const words = [process.execPath, '-e', 'setInterval(() => {}, 1000)']
    await expect(startChild({ words }).output(0.2)).rejects.toThrow('ended with SIGKILL')
  })

  it('that is no program is told', async () => {
    await expect(startChild({ words: ['no-such-program'] }).output(1)).rejects.toThrow('ENOENT')
  })
})
