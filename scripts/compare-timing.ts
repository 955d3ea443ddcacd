/**
 * Figures on how long `verify` takes for a wrong signature, by where it first differs from the right one. They are no
 * test, since a machine with other work has other figures; what decides is tested in
 * test/contract/signature-compare.test.ts. Beside them, what a comparison that stops early gives, to show that the
 * difference would be seen.
 */
import { performance } from 'node:perf_hooks'
import { createVerifier, sign } from '../src/contract/signature.ts'

const rounds = 200
const callsARound = 2_000
const body = Buffer.from('{"order":{"id":1}}')
const right = sign(body, 'a hooks token')
const changedAt = (at: number) => right.slice(0, at) + (right[at] === 'A' ? 'B' : 'A') + right.slice(at + 1)
const early = changedAt(0)
const late = changedAt(41)

/** Stops at the first character that differs, many times over so that a clock can tell. */
function stopsEarly(given: string): boolean {
  let same = false
  for (let time = 0; time < 20; time++) {
    let at = 0
    while (at < right.length && right.charCodeAt(at) === given.charCodeAt(at)) at += 1
    same = at === right.length
  }
  return same
}

/** Nanoseconds a call, one for each round; the two take turns, so that both see the same machine. */
function measured(judge: (signature: string) => unknown): [early: number[], late: number[]] {
  const taken: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    for (const [which, signature] of [early, late].entries()) {
      const began = performance.now()
      for (let call = 0; call < callsARound; call++) judge(signature)
      taken[which]?.push(((performance.now() - began) * 1e6) / callsARound)
    }
  }
  return taken
}

/** Without the slower half, which other work on the machine has slowed. */
function faster(taken: number[]): number[] {
  return [...taken].sort((one, other) => one - other).slice(0, taken.length / 2)
}

const mean = (taken: number[]) => taken.reduce((sum, each) => sum + each, 0) / taken.length
const variance = (taken: number[]) => {
  const middle = mean(taken)
  return taken.reduce((sum, each) => sum + (each - middle) ** 2, 0) / (taken.length - 1)
}

const verifier = createVerifier(['a hooks token'])
const judges = { verify: (signature: string) => verifier(body, signature), 'stops early': stopsEarly }
for (const [name, judge] of Object.entries(judges)) {
  measured(judge)
  const [first, last] = measured(judge).map(faster) as [number[], number[]]
  const difference = mean(last) - mean(first)
  const t = difference / Math.sqrt(variance(first) / first.length + variance(last) / last.length)
  const figures = [mean(first), mean(last), difference].map((ns) => `${ns.toFixed(1)} ns`)
  process.stdout.write(
    `${name}: differs at the first character ${figures[0]}, at the last ${figures[1]}: ${figures[2]} more (t = ${t.toFixed(1)})\n`,
  )
}
