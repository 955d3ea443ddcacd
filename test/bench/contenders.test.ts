import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Contender, contenders, takingPart } from '../../bench/contenders.ts'
import { countKept } from '../../bench/kept.ts'
import { deliveriesIn } from '../../bench/load/deliveries.ts'
import { type Databases, startDatabases } from '../../bench/postgres.ts'
import { pinningTo } from '../../bench/processes/cores.ts'
import { type Run, withRun } from '../../bench/run.ts'
import { defaultSettings } from '../../bench/settings.ts'

const seconds = 1_000

describe('each contender', () => {
  let run: Run
  let databases: Databases
  let end: () => void
  let ended: Promise<void>

  beforeAll(async () => {
    databases = await startDatabases(pinningTo(null))
    run = await new Promise<Run>((resolve) => {
      const held = new Promise<void>((release) => {
        end = release
      })
      ended = withRun({ ...defaultSettings, deliveries: 3, cores: null }, (given) => {
        resolve(given)
        return held
      })
    })
  }, 60 * seconds)

  afterAll(async () => {
    end?.()
    await ended
    await databases?.remove()
  }, 30 * seconds)

  const here = new Set(takingPart([]).taking)

  for (const contender of contenders) {
    const { name, title, path, tells, needsDatabase } = contender
    it.skipIf(!here.has(contender))(
      `takes deliveries in its own scheme: ${title}`,
      async () => {
        const connectionString = needsDatabase
          ? await databases.database(`kit_${name.replace('-', '_')}`)
          : ''
        const server = await run.start(contender, { folder: await run.newFolder(name), connectionString })
        try {
          expect(await post(`${server.url}${path}`, contender)).toEqual([200, 200, 200])
          const kept = tells ? await countKept(server.url) : undefined
          if (tells) expect(kept).toEqual({ accepted: 3, quarantined: 0, duplicates: 0 })
        } finally {
          await server.stop()
        }
      },
      60 * seconds,
    )
  }

  async function post(url: string, { scheme }: Contender): Promise<number[]> {
    const statuses: number[] = []
    for (const { head, body } of deliveriesIn(readFileSync(await run.deliveries(scheme)))) {
      const headers = head.split('\r\n').map((line) => line.split(': ') as [string, string])
      const sent = headers.filter(([header]) => header !== 'Content-Length')
      statuses.push((await fetch(url, { method: 'POST', headers: sent, body })).status)
    }
    return statuses
  }
})
