import { expect, it } from 'vitest'
import { steadily } from '../../../src/inspector/page/steadily.ts'

/** Rests that end when the test says so, and runs too. */
function byHand() {
  const rests: (() => void)[] = []
  const runs: (() => void)[] = []
  const run = () => new Promise<void>((done) => runs.push(done))
  const after = (_: number, call: () => void) => {
    rests.push(call)
    return () => {
      rests.splice(rests.indexOf(call), 1)
    }
  }
  const settled = () => new Promise((done) => setImmediate(done))
  return { run, after, runs, rests, settled }
}

it('makes one run of many questions, and one more for those that came meanwhile', async () => {
  const { run, after, runs, rests, settled } = byHand()
  const steady = steadily(run, { after })
  for (let asked = 0; asked < 1_000; asked += 1) steady.ask()
  expect(runs).toHaveLength(1)
  runs[0]?.()
  await settled()
  steady.ask()
  expect(runs).toHaveLength(1)
  rests.shift()?.()
  expect(runs).toHaveLength(2)
  runs[1]?.()
  await settled()
  rests.shift()?.()
  expect(runs).toHaveLength(2)
  steady.ask()
  expect(runs).toHaveLength(3)
})

it('begins nothing once it is stopped', async () => {
  const { run, after, runs, rests, settled } = byHand()
  const steady = steadily(run, { after })
  steady.ask()
  runs[0]?.()
  await settled()
  steady.ask()
  steady.stop()
  expect(rests).toHaveLength(0)
  steady.ask()
  expect(runs).toHaveLength(1)
})

it('begins nothing for what was asked during a run that it was stopped in', async () => {
  const { run, after, runs, rests, settled } = byHand()
  const steady = steadily(run, { after })
  steady.ask()
  steady.ask()
  steady.stop()
  runs[0]?.()
  await settled()
  expect(rests).toHaveLength(0)
  expect(runs).toHaveLength(1)
})

it('goes on after a run that fails', async () => {
  const { after, rests, settled } = byHand()
  let runs = 0
  const steady = steadily(
    async () => {
      runs += 1
      throw new Error('not now')
    },
    { after },
  )
  steady.ask()
  steady.ask()
  await settled()
  rests.shift()?.()
  expect(runs).toBe(2)
})
