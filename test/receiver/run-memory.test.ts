import { getEventListeners } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { createMemoryInbox } from '../../src/receiver/adapters/journal/index.ts'
import { followAbort } from '../../src/receiver/follow-abort.ts'
import { silent } from '../../src/receiver/log.ts'
import { createCounts } from '../../src/receiver/measures/counts.ts'
import { createRegistry } from '../../src/receiver/registry.ts'
import { createRunHandlers } from '../../src/receiver/run-handlers.ts'
import { arrival } from './arrivals.ts'
import { manualClock } from './manual-clock.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const heapNow = () => {
  collect()
  return process.memoryUsage().heapUsed
}

it('a handler run leaves nothing behind in memory', async () => {
  const inbox = createMemoryInbox()
  const registry = createRegistry()
  let runs = 0
  registry.onAny(() => {
    runs += 1
  })
  const run = createRunHandlers({
    inbox,
    registry,
    clock: manualClock(),
    log: silent,
    counts: createCounts(),
    requestIds: { ofKept: () => undefined },
    retries: [],
    timeLimit: 60_000,
  })
  await inbox.open()
  const { id } = await inbox.append(arrival({ handled: true }))
  const stopped = new AbortController()
  const repeat = async (times: number) => {
    for (let n = 0; n < times; n++) await run(id, 0, stopped.signal)
  }
  await repeat(2_000)
  const bytesARun: number[] = []
  for (let round = 0; round < 3; round++) {
    const before = heapNow()
    await repeat(20_000)
    bytesARun.push((heapNow() - before) / 20_000)
  }
  // The least, since something else may grow in one round. A reference that the signal of the stop keeps would be 60.
  expect(Math.min(...bytesARun)).toBeLessThan(20)
  expect(runs).toBe(62_000)
  expect(getEventListeners(stopped.signal, 'abort')).toEqual([])
})

it('what follows a signal is aborted with it, also when that is over, and not once it has let go', () => {
  const leader = new AbortController()
  const [ended, underWay] = [followAbort(leader.signal), followAbort(leader.signal)]
  ended.letGo()
  const reason = new Error('The receiver stops')
  leader.abort(reason)
  expect(ended.signal.aborted).toBe(false)
  expect(underWay.signal.reason).toBe(reason)
  expect(followAbort(leader.signal).signal.reason).toBe(reason)
})
