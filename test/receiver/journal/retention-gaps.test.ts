import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EntryTable } from '../../../src/receiver/adapters/journal/entry-table.ts'
import { createJournal, type JournalOptions } from '../../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import type { Inbox, KeptEntry } from '../../../src/receiver/inbox.ts'
import { arrivalOf } from '../arrivals.ts'

const now = Date.now()

interface Given {
  no: number
  /** Milliseconds since it was received. */
  age: number
  isOpen: boolean
  receipts: number
}

function keptOf({ no, age, isOpen, receipts }: Given): KeptEntry {
  const { body, rawHeaders } = arrivalOf(no)
  return {
    entry: {
      id: `j1-${no}`,
      receivedAt: new Date(now - age).toISOString(),
      event: 'order_paid',
      wireEvent: 'order_paid',
      storeCode: 'demo',
      triggeredAt: null,
      orderId: no,
      verdict: 'accepted',
      reason: null,
      signature: 'valid',
      flags: [],
      receipts,
      size: body.length,
      handler: { state: isOpen ? 'waiting' : 'done', runs: isOpen ? 0 : 1, lastError: null, nextRunAt: null },
    },
    request: { rawHeaders: [...rawHeaders], body },
  }
}

async function opened(folder: string, options: Partial<JournalOptions> = {}) {
  const inbox = createJournal({ folder, newName: () => 'j1', segmentBytes: 2_000, ...options })
  await inbox.open()
  return inbox
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'journal-'))
}

async function imported(folder: string, given: readonly Given[]): Promise<void> {
  const inbox = await opened(folder)
  // One receipt more at a time, so that each is a line, and a file may hold nothing else.
  const grown = given.flatMap((one) =>
    Array.from({ length: one.receipts }, (_, n) => keptOf({ ...one, receipts: n + 1 })),
  )
  await inbox.restore?.(grown)
  await inbox.close()
}

const filesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()

/** Harms the lines of these entries; the index, which would still tell of them, is lost too. */
function damage(folder: string, numbers: ReadonlySet<number>): void {
  for (const name of filesIn(folder)) {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n')
    const harmed = lines.map((line) =>
      numbers.has(Number(/"kind":"entry","no":(\d+)/.exec(line)?.[1]))
        ? line.replace('"crc"', '"crx"')
        : line,
    )
    writeFileSync(
      join(folder, name),
      harmed.map((line) => line.replace(/^\{"crx":"./, '{"crc":"x')).join('\n'),
    )
  }
  rmSync(join(folder, 'index'))
}

interface Part {
  name: string
  bytes: number
  /** Numbers of its entries that can be read. */
  numbers: number[]
}

function partsOf(folder: string, damaged: ReadonlySet<number>): Part[] {
  return filesIn(folder).map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const numbers = [...text.matchAll(/"kind":"entry","no":(\d+)/g)].map(([, no]) => Number(no))
    return { name, bytes: Buffer.byteLength(text), numbers: numbers.filter((no) => !damaged.has(no)) }
  })
}

type Bound = NonNullable<JournalOptions['retention']>

/** What retention is to leave: whole oldest files go, while nothing in them is to be kept. */
function leftBy(parts: readonly Part[], given: ReadonlyMap<number, Given>, bound: Bound): Part[] {
  const [first, ...rest] = parts
  if (!first || rest.length === 0) return [...parts]
  const judged = parts.find(({ numbers }) => numbers.length > 0)?.numbers ?? []
  const newer = rest.flatMap(({ numbers }) => numbers).length
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0)
  const isBeyond =
    newer >= (bound.entries ?? Number.POSITIVE_INFINITY) ||
    bytes > (bound.bytes ?? Number.POSITIVE_INFINITY) ||
    (bound.age !== undefined &&
      judged.length > 0 &&
      judged.every((no) => (given.get(no) as Given).age > (bound.age as number)))
  const hasOpen = first.numbers.some((no) => given.get(no)?.isOpen)
  return isBeyond && !hasOpen ? leftBy(rest, given, bound) : [...parts]
}

async function numbersIn(inbox: Inbox): Promise<number[]> {
  const { entries } = await inbox.entries({ filter: everything, limit: 500 })
  return entries.map(({ id }) => Number(id.split('-')[1])).reverse()
}

/** Ages lie a minute apart, so that none falls on the other side of a bound while the test runs. */
const aMinute = 60_000
const entry = fc.record({
  /** Numbers left out before it. */
  gap: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(3), fc.nat(40_000)),
  age: fc.nat(60).map((minutes) => minutes * aMinute),
  isOpen: fc.nat(15).map((chance) => chance === 0),
  receipts: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 40 })),
  isDamaged: fc.nat(8).map((chance) => chance === 0),
})
const bound: fc.Arbitrary<Bound> = fc.record(
  {
    entries: fc.integer({ min: 1, max: 40 }),
    age: fc.nat(60).map((minutes) => minutes * aMinute + aMinute / 2),
    bytes: fc.integer({ min: 500, max: 20_000 }),
  },
  { requiredKeys: [] },
)

/** A step a chunk of the index over a gap of three billion: some 180,000 each time. */
const mostSteps = 10_000_000

/**
 * How many numbers were looked up in the index. More than passing over the gaps takes are refused: a clock would tell
 * of other processes as well.
 */
function countedSteps(): () => number {
  const { has } = EntryTable.prototype
  let steps = 0
  EntryTable.prototype.has = function (no) {
    steps += 1
    if (steps > mostSteps) throw new Error('The numbers between the entries are walked one by one')
    return has.call(this, no)
  }
  onTestFinished(() => {
    EntryTable.prototype.has = has
  })
  return () => steps
}

describe('retention where numbers are missing', () => {
  it('drops whole oldest segments beyond the bound and without open runs, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 1, maxLength: 60 }),
        bound,
        fc.boolean(),
        async (entries, retention, isHarmed) => {
          const folder = newFolder()
          let no = 0
          const given = new Map<number, Given>()
          const damaged = new Set<number>()
          for (const { gap, isDamaged, ...one } of entries) {
            no += gap + 1
            given.set(no, { ...one, no })
            if (isHarmed && isDamaged) damaged.add(no)
          }
          await imported(folder, [...given.values()])
          if (isHarmed) damage(folder, damaged)
          const parts = partsOf(folder, damaged)
          const left = leftBy(parts, given, retention)
          let inbox = await opened(folder, { retention })
          const expected = left.flatMap(({ numbers }) => numbers)
          expect(filesIn(folder)).toEqual(left.map(({ name }) => name))
          expect(await numbersIn(inbox)).toEqual(expected)
          const open = expected.filter((each) => given.get(each)?.isOpen)
          expect(await inbox.dueRuns()).toMatchObject(open.map((each) => ({ id: `j1-${each}` })))
          expect((await inbox.figures?.())?.entries).toBe(expected.length)
          await inbox.close()
          inbox = await opened(folder)
          expect(await numbersIn(inbox)).toEqual(expected)
          await inbox.close()
          rmSync(folder, { recursive: true })
        },
      ),
      { numRuns: 150 },
    )
  }, 60_000)

  it('that crashed before the index was saved leaves no entry without its bytes', async () => {
    const folder = newFolder()
    const copy = newFolder()
    onTestFinished(() => {
      for (const each of [folder, copy]) rmSync(each, { recursive: true })
    })
    await imported(
      folder,
      Array.from({ length: 40 }, (_, n) => ({ no: n + 1, age: 0, isOpen: false, receipts: 1 })),
    )
    const inbox = await opened(folder, { retention: { entries: 10 } })
    const kept = await numbersIn(inbox)
    cpSync(folder, copy, { recursive: true })
    rmSync(join(copy, 'lock'))
    await inbox.close()
    const again = await opened(copy)
    expect(await numbersIn(again)).toEqual(kept)
    for (const no of kept) expect(await again.request(`j1-${no}`)).toBeDefined()
    await again.close()
  })

  it('finds its way over numbers that are far apart', async () => {
    const folder = newFolder()
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const steps = countedSteps()
    const far = 3_000_000_000
    await imported(
      folder,
      [1, 2, far, far + 1].map((no) => ({ no, age: 0, isOpen: false, receipts: 1 })),
    )
    const inbox = await opened(folder)
    expect(await numbersIn(inbox)).toEqual([1, 2, far, far + 1])
    expect((await inbox.orders({ limit: 10 })).orders.map(({ orderId }) => orderId)).toEqual([
      far + 1,
      far,
      2,
      1,
    ])
    expect(await inbox.append(arrivalOf(5))).toMatchObject({ id: `j1-${far + 2}` })
    await inbox.close()
    expect(steps()).toBeGreaterThan(0)
    expect(steps()).toBeLessThan(mostSteps)
  })
})
