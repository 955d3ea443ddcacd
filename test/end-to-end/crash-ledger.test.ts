import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isKept } from '../../scripts/crash-ledger/ledger.ts'
import { type RunOptions, runLedger } from '../../scripts/crash-ledger/run-ledger.ts'
import { tableOf } from '../../scripts/crash-ledger/table.ts'

const inFlight = 48
/** Another one every time; told in the table of a run that fails. */
const newSeed = () => String(randomInt(10 ** 9))

async function kept(options: Partial<RunOptions> & { rounds: number }) {
  const ledger = await runLedger({ seed: newSeed(), inFlight, roundLength: 100, ...options })
  expect(isKept(ledger), tableOf(ledger)).toBe(true)
  expect(ledger.acknowledged).toBeGreaterThan(50 * options.rounds)
  return ledger
}

describe('what was answered 2xx is kept once and handled once', () => {
  it('by a journal whose receiver is killed', { timeout: 120_000 }, async () => {
    const ledger = await kept({ rounds: 25 })
    expect(ledger.kills).toBeGreaterThan(10)
    expect(ledger.unanswered).toBeGreaterThan(ledger.kills)
  })

  it('by PostgreSQL whose server is killed', { timeout: 120_000 }, async () => {
    const ledger = await kept({ rounds: 3, database: 'embedded' })
    expect(ledger.kills).toBeGreaterThan(0)
  })

  it('by PostgreSQL under three receivers, of which one is killed', { timeout: 120_000 }, async () => {
    const ledger = await kept({ rounds: 4, database: 'embedded', processes: 3 })
    expect(ledger.kills).toBeGreaterThan(0)
  })
})

describe('the ledger', () => {
  it('finds a receiver out that answers before its syncs have ended', { timeout: 60_000 }, async () => {
    const ledger = await runLedger({ rounds: 8, seed: 'unsynced', inFlight, sync: false })
    expect(ledger.lost).toBeGreaterThan(0)
    expect(isKept(ledger)).toBe(false)
    expect(tableOf(ledger)).toMatch(/is not kept\n[\s\S]*Broken: lost/)
  })
})
