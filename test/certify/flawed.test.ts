import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Certificate, groups, scenarios, type Verdict } from '../../src/certify/index.ts'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { startReceiver } from '../../src/testing/index.ts'
import { close, listen } from '../../src/testing/listen.ts'
import type { Flaw } from '../flawed-receivers/flaw.ts'
import { flaws } from '../flawed-receivers/flaws.ts'
import { createGoodReceiver } from '../flawed-receivers/good.ts'
import { tableOf } from '../flawed-receivers/table.ts'
import { root } from '../import-rules/files.ts'
import { hooksToken, judge, told } from './certifying.ts'

const folder = join(root, 'test/flawed-receivers')
const fullMarks = { score: 100, grade: 'A', pass: scenarios.length, warn: 0, fail: 0, notJudged: 0 }
/** Shorter than what a user waits for: there is one receiver, and there are many flaws. */
const limits = { timeLimitMs: 8_000, patienceMs: 900, settleMs: 150, dribbleMs: 300 }
const patience = { timeout: 60_000 }

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const made = await mkdtemp(join(tmpdir(), 'flawed-receiver-'))
  try {
    return await work(made)
  } finally {
    await rm(made, { recursive: true })
  }
}

function certified(flaw: Pick<Flaw, 'create' | 'limits'>): Promise<Certificate> {
  return inFolder(async (made) => {
    const server = flaw.create(hooksToken, made)
    const url = await listen(server)
    try {
      return await judge(`${url}/hook`, {
        read: `${url}/orders/{order}`,
        limits: { ...limits, ...flaw.limits },
      })
    } finally {
      await close(server)
    }
  })
}

function idsOf({ judged }: Certificate, ...verdicts: Verdict[]): string[] {
  const chosen = judged.filter(({ finding }) => verdicts.includes(finding.verdict))
  return chosen.map(({ scenario }) => scenario.id).sort()
}

describe('full marks, with nothing left unjudged, are given to', () => {
  it('the good receiver', patience, async () => {
    const certificate = await certified({ create: (token) => createGoodReceiver(token) })
    expect(told(certificate, 'fail', 'warn', 'not_judged')).toEqual([])
    expect(certificate).toMatchObject(fullMarks)
  })

  it("the kit's own receiver on its journal", patience, async () => {
    await inFolder(async (made) => {
      const receiver = await startReceiver({ hooksToken, inbox: createJournal({ folder: made }) })
      try {
        const read = `${receiver.url}/api/orders/{order}`
        const certificate = await judge(receiver.hookUrl, { read, limits })
        expect(told(certificate, 'fail', 'warn', 'not_judged')).toEqual([])
        expect(certificate).toMatchObject(fullMarks)
      } finally {
        await receiver.stop()
      }
    })
  })
})

describe.concurrent('a flaw is caught by what is named with it, and by nothing else:', () => {
  it.each(flaws)('$id', patience, async (flaw) => {
    const certificate = await certified(flaw)
    const { caughtBy, leavesUnjudged = [] } = flaw
    expect(idsOf(certificate, 'fail', 'warn')).toEqual([...caughtBy].sort())
    expect(idsOf(certificate, 'not_judged')).toEqual([...leavesUnjudged].sort())
    expect(certificate.score).toBeLessThan(100)
  })
})

describe('the flawed receivers', () => {
  it('are those of the folders, each file named by its id', async () => {
    const files: string[] = []
    for (const group of Object.keys(groups)) {
      files.push(...(await readdir(join(folder, group))).map((file) => file.replace(/\.ts$/, '')))
    }
    expect(flaws.map(({ id }) => id).sort()).toEqual(files.sort())
  })

  it('leave no scenario without a flaw that it catches', () => {
    const caught = new Set(flaws.flatMap(({ caughtBy }) => caughtBy))
    expect(scenarios.map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([])
  })

  it('stand in a table in their README', async () => {
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toContain(await tableOf(flaws))
  })
})
