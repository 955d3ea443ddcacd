import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Account, holds, tableOf } from '../../scripts/two-phase/account.ts'
import { runTwoPhase } from '../../scripts/two-phase/run-two-phase.ts'

/** Another one every time; told in the table of a run that fails. */
const newSeed = () => String(randomInt(10 ** 9))
const few = { inFlight: 48, minutes: 2 }

describe('what was acknowledged is kept and handled, each once', () => {
  it('by the embedded receiver', { timeout: 120_000 }, async () => {
    const account = await runTwoPhase({ ...few, sends: 2_000, seed: newSeed() })
    expect(holds(account), tableOf(account)).toBe(true)
    expect(account.kept).toBeGreaterThanOrEqual(2_000)
    expect(account).toMatchObject({ refused: 0, unanswered: 0, repeatedAfterKill: 0 })
  })

  it('by two receivers, of which one is killed with the database', { timeout: 120_000 }, async () => {
    const shared = { database: 'embedded', processes: 2 }
    const account = await runTwoPhase({ ...few, ...shared, sends: 600, seed: newSeed() })
    expect(holds(account), tableOf(account)).toBe(true)
    expect(account.refused + account.unanswered).toBeGreaterThan(0)
    expect(account.recoveredInMs).toBeGreaterThan(0)
  })
})

describe('the account', () => {
  const sound = { acknowledged: 9, requests: 9, kept: 9, toHandle: 8, handled: 8 }
  const none = { lost: 0, doubled: 0, altered: 0, unsent: 0, handledTwice: 0, unrecorded: 0, oddAnswers: 0 }
  const account = { ...sound, ...none } as Account

  it('holds only while every promise does', () => {
    expect(holds(account)).toBe(true)
    for (const promise of Object.keys(none)) expect(holds({ ...account, [promise]: 1 })).toBe(false)
    for (const figure of Object.keys(sound)) {
      expect(holds({ ...account, [figure]: account[figure as 'kept'] - 1 })).toBe(false)
    }
  })
})
