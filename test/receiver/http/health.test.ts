import { chmodSync, fdatasync, mkdirSync, mkdtempSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createJournal, createMemoryInbox } from '../../../src/receiver/adapters/journal/index.ts'
import type { Inbox } from '../../../src/receiver/index.ts'
import { silent } from '../../../src/receiver/log.ts'
import { arrivalOf } from '../arrivals.ts'
import { manualClock } from '../manual-clock.ts'
import { databasesForTests, soon } from '../postgres/databases.ts'
import { running } from '../running.ts'

const second = 1_000

async function asking(inbox: Inbox) {
  const clock = manualClock()
  const { url, receiver } = await running({ inbox, clock })
  const ask = async (path: string) => {
    const response = await fetch(`${url}${path}`)
    return { status: response.status, ...((await response.json()) as object) }
  }
  return { clock, ask, receiver, inbox }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'health-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function failing(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code })
}

describe('a receiver that tells nobody why', () => {
  it('says so, and tells its log once, and once again when it is ready', async () => {
    let failure = "EACCES: open '/var/lib/jumpkit/inbox/probe'"
    const inbox = createMemoryInbox()
    const health = () => (failure === '' ? { ok: true as const } : { ok: false as const, message: failure })
    const told: string[] = []
    const log = {
      ...silent,
      warn: (facts: object, message: string) => told.push(`${message}: ${JSON.stringify(facts)}`),
      info: (_facts: object, message: string) => told.push(message),
    }
    const clock = manualClock()
    const asked = { ...inbox, probe: async () => health() }
    const { url } = await running({ inbox: asked, clock, log, healthTellsWhy: false })
    const ask = async (path: string) => (await fetch(`${url}${path}`)).text()
    expect(await ask('/readyz')).toBe('{"ok":false,"message":"Not ready; the log says why."}')
    clock.advance(60 * second)
    expect(await ask('/healthz')).toBe('{"ok":false,"message":"Not ready; the log says why."}')
    failure = ''
    clock.advance(second)
    expect(await ask('/readyz')).toBe('{"ok":true}')
    expect(told).toEqual([
      `Not ready: {"reason":"EACCES: open '/var/lib/jumpkit/inbox/probe'"}`,
      'Ready again',
    ])
  })
})

describe('over a journal', () => {
  it.each(['ENOSPC on write', 'EIO on fdatasync'])(
    'an idle receiver tells of %s, and recovers by itself',
    async (fault) => {
      let broken = false
      const { clock, ask, inbox } = await asking(
        createJournal({
          folder: newFolder(),
          calls: {
            writeSync: ((...given: Parameters<typeof writeSync>) => {
              if (broken && fault.endsWith('write')) throw failing('ENOSPC')
              return writeSync(...given)
            }) as typeof writeSync,
            fdatasync: ((fd: number, done: (error: Error | null) => void) => {
              if (broken && fault.endsWith('fdatasync')) done(failing('EIO'))
              else fdatasync(fd, done)
            }) as typeof fdatasync,
          },
        }),
      )
      expect(await ask('/readyz')).toEqual({ status: 200, ok: true })
      broken = true
      // Shared by all who ask within a second.
      expect(await ask('/readyz')).toEqual({ status: 200, ok: true })
      clock.advance(second)
      expect(await ask('/readyz')).toMatchObject({
        status: 503,
        ok: false,
        message: expect.stringContaining('injected'),
      })
      broken = false
      clock.advance(second)
      expect(await ask('/readyz')).toEqual({ status: 200, ok: true })
      expect((await inbox.append(arrivalOf(1))).duplicate).toBe(false)
    },
  )

  it('is ready again after a failed append, though nothing is sent while it is out of the balancer', async () => {
    let broken = false
    const { clock, ask, inbox } = await asking(
      createJournal({
        folder: newFolder(),
        calls: {
          writeSync,
          fdatasync: ((fd: number, done: (error: Error | null) => void) =>
            broken ? done(failing('EIO')) : fdatasync(fd, done)) as typeof fdatasync,
        },
      }),
    )
    broken = true
    await expect(inbox.append(arrivalOf(1))).rejects.toThrow('EIO')
    expect(await ask('/readyz')).toMatchObject({ status: 503 })
    broken = false
    // The journal, too, looks at its disk once a second, by the machine's own clock.
    await expect
      .poll(async () => {
        clock.advance(second)
        return (await ask('/readyz')).status
      }, soon)
      .toBe(200)
  })

  it('tells of a folder that is gone, and of one in which no file can be made', async () => {
    const folder = newFolder()
    const { clock, ask } = await asking(createJournal({ folder }))
    expect(await ask('/readyz')).toMatchObject({ status: 200 })
    // Whoever runs the tests as root may write into any folder, but into no file's place.
    mkdirSync(join(folder, 'probe'))
    clock.advance(second)
    expect(await ask('/readyz')).toMatchObject({ status: 503, message: expect.stringContaining('probe') })
    rmSync(folder, { recursive: true })
    clock.advance(second)
    expect(await ask('/readyz')).toMatchObject({ status: 503, message: expect.stringContaining('ENOENT') })
  })
})

/** As one who may not do everything: whoever runs the tests as root may write anywhere. */
async function withoutRights<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    return await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

it('tells of a folder that it may not write to any more', async () => {
  const folder = newFolder()
  const { clock, ask } = await asking(createJournal({ folder }))
  chmodSync(folder, 0o500)
  clock.advance(second)
  expect(await withoutRights(() => ask('/readyz'))).toMatchObject({
    status: 503,
    message: expect.stringContaining('EACCES'),
  })
  chmodSync(folder, 0o700)
  clock.advance(second)
  expect(await ask('/readyz')).toMatchObject({ status: 200 })
})

describe('over an inbox that does not answer', () => {
  it('gives up after two seconds, and asks no second time meanwhile', async () => {
    let asked = 0
    const inbox = { ...createMemoryInbox(), probe: () => new Promise<never>(() => (asked += 1)) }
    const { clock, ask } = await asking(inbox)
    const answers = [ask('/readyz'), ask('/readyz')]
    await expect.poll(() => asked).toBe(1)
    clock.advance(2 * second)
    expect(await answers[0]).toEqual({ status: 503, ok: false, message: 'No answer within 2000 ms.' })
    clock.advance(2 * second)
    expect(await ask('/readyz')).toMatchObject({ status: 503 })
    expect(asked).toBe(1)
  })

  it('/healthz fails only once that has lasted a minute, and is well again at once', async () => {
    let ok = false
    const inbox: Inbox = {
      ...createMemoryInbox(),
      probe: async () => (ok ? { ok: true } : { ok: false, message: 'no disk' }),
    }
    const { clock, ask } = await asking(inbox)
    expect(await ask('/healthz')).toEqual({ status: 200, ok: true })
    clock.advance(59 * second)
    expect(await ask('/healthz')).toEqual({ status: 200, ok: true })
    clock.advance(second)
    expect(await ask('/healthz')).toEqual({ status: 503, ok: false, message: 'no disk' })
    ok = true
    clock.advance(second)
    expect(await ask('/healthz')).toEqual({ status: 200, ok: true })
    ok = false
    clock.advance(second)
    expect(await ask('/healthz')).toEqual({ status: 200, ok: true })
  })

  it('a receiver that was stopped is not ready', async () => {
    const { ask, receiver } = await asking(createMemoryInbox())
    await receiver.stop()
    expect(await ask('/readyz')).toEqual({ status: 503, ok: false, message: 'The receiver is not running.' })
  })
})

describe('over PostgreSQL', () => {
  const databases = databasesForTests()

  it('tells that the server was stopped, and that it is back', async () => {
    const make = await databases.emptied()
    const { clock, ask, inbox } = await asking(make({ connectTimeout: 1_000 }))
    expect(await ask('/readyz')).toEqual({ status: 200, ok: true })
    await databases.server.stop()
    clock.advance(second)
    expect(await ask('/readyz')).toMatchObject({ status: 503, ok: false })
    await databases.server.start()
    await expect
      .poll(async () => {
        clock.advance(second)
        return (await ask('/readyz')).status
      }, soon)
      .toBe(200)
    expect((await inbox.append(arrivalOf(1))).duplicate).toBe(false)
  }, 30_000)
})
