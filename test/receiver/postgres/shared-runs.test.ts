import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { PostgresInbox, PostgresOptions } from '../../../src/receiver/adapters/postgres/index.ts'
import {
  createReceiver,
  type Handler,
  type Receiver,
  type ReceiverOptions,
} from '../../../src/receiver/index.ts'
import { arrival } from '../arrivals.ts'
import { databasesForTests, soon } from './databases.ts'

const databases = databasesForTests()
const script = fileURLToPath(new URL('./receiver-process.ts', import.meta.url))

describe('handlers over several processes', () => {
  let make: (other?: Partial<PostgresOptions>) => PostgresInbox
  let started: Receiver[] = []

  beforeEach(async () => {
    make = await databases.emptied()
  })
  afterEach(async () => {
    await Promise.all(started.map((receiver) => receiver.stop()))
    started = []
  })

  async function start(handler: Handler, options: Partial<ReceiverOptions & PostgresOptions> = {}) {
    const inbox = make(options)
    const receiver = createReceiver({ hooksToken: null, ...options, inbox })
    receiver.onAny(handler)
    await receiver.start()
    started.push(receiver)
    return { receiver, inbox }
  }

  async function receive(receiver: Receiver, id: number): Promise<string> {
    const answer = await receiver.receive({
      body: Buffer.from(JSON.stringify({ order: { id, status: 'Paid' } })),
      rawHeaders: [],
      headers: {},
      eventOfPath: 'order_paid',
    })
    return answer.id as string
  }

  it('run each entry once, in whichever process', async () => {
    const runs: string[][] = [[], []]
    const [one, other] = await Promise.all(
      runs.map((ran) => start(async ({ entry }) => void ran.push(entry.id), { handlerConcurrency: 3 })),
    )
    if (!one || !other) throw new Error('Neither runs')
    const ids = await Promise.all(
      Array.from({ length: 60 }, (_, n) => receive((n % 2 ? one : other).receiver, n)),
    )
    await other.receiver.idle()
    expect(runs.flat().sort()).toEqual(ids.sort())
    const { entries } = await one.inbox.entries({
      filter: { comparisons: [], words: [], handler: 'done' },
      limit: 100,
    })
    expect(entries).toHaveLength(60)
    expect(await one.inbox.dueRuns()).toEqual([])
  })

  it('are retried by the schedule, then parked, then run again when somebody asks', async () => {
    let works = false
    const { receiver, inbox } = await start(
      () => {
        if (!works) throw new TypeError('no such customer')
      },
      { handlerRetries: [1] },
    )
    const id = await receive(receiver, 1)
    await expect.poll(async () => (await inbox.entry(id))?.handler.state, soon).toBe('parked')
    expect((await inbox.entry(id))?.handler).toEqual({
      state: 'parked',
      runs: 2,
      lastError: 'TypeError: no such customer',
      nextRunAt: null,
    })
    works = true
    expect(await receiver.rerun(id)).toBe('enqueued')
    await receiver.idle()
    expect((await inbox.entry(id))?.handler).toMatchObject({ state: 'done', runs: 1, lastError: null })
  })

  it('keep a retry that is due later, which does not hold up idle()', async () => {
    const { receiver, inbox } = await start(
      () => {
        throw new Error('down')
      },
      { handlerRetries: [3_600_000] },
    )
    const id = await receive(receiver, 1)
    await receiver.idle()
    const [due] = await inbox.dueRuns()
    expect(due).toMatchObject({ id, runs: 1 })
    expect(due?.dueAt).toBeGreaterThan(Date.now() + 3_000_000)
  })

  it('never run one entry twice at once, even when asked for while it runs', async () => {
    let underWay = 0
    let most = 0
    let runs = 0
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const handler = async () => {
      underWay += 1
      runs += 1
      most = Math.max(most, underWay)
      await gate
      underWay -= 1
    }
    const { receiver, inbox } = await start(handler)
    await start(handler)
    const id = await receive(receiver, 1)
    await expect.poll(() => runs, soon).toBe(1)
    await receiver.rerun(id)
    // Both processes have looked at the job and put it off.
    await expect
      .poll(
        () => databases.query('select from jumpseller_inbox_worker._private_jobs where run_at > now()'),
        soon,
      )
      .toHaveLength(1)
    open()
    await expect.poll(() => runs, soon).toBe(2)
    await receiver.idle()
    expect(most).toBe(1)
    expect((await inbox.entry(id))?.handler).toMatchObject({ state: 'done', runs: 1 })
  })

  it('taken in by a process that runs none are run by whoever starts next', async () => {
    const inbox = make()
    await inbox.open()
    const { id } = await inbox.append(arrival({ handled: true }))
    await inbox.close()
    const ran: string[] = []
    const { receiver } = await start(({ entry }) => void ran.push(entry.id))
    await receiver.idle()
    expect(ran).toEqual([id])
  })
  it('are told when others have taken the process for gone, and go on under a new name', async () => {
    const reasons: string[] = []
    const { receiver, inbox } = await start(async ({ signal, entry }) => {
      if (entry.orderId !== 1) return
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      reasons.push(signal.reason.message)
    })
    const id = await receive(receiver, 1)
    const held = 'select from jumpseller_inbox_worker._private_jobs where locked_at is not null'
    await expect.poll(() => databases.query(held), soon).toHaveLength(1)
    // As another process does once the connection of this one has been gone for longer than the grace.
    await databases.query(`
      select jumpseller_inbox_worker.force_unlock_workers(workers) from jumpseller_inbox.processes;
      delete from jumpseller_inbox.processes;
      select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%: session'`)
    await expect.poll(() => reasons, soon).toEqual(['The run may have been begun again in another process'])
    await receive(receiver, 2)
    await receiver.idle()
    expect((await inbox.entry(id))?.handler).toMatchObject({ state: 'done', runs: 1 })
    expect(await inbox.dueRuns()).toEqual([])
    expect(await databases.query('select from jumpseller_inbox.processes')).toHaveLength(1)
  })

  it('go on with new workers when one could not give its job back', async () => {
    const trace = vi.spyOn(console, 'trace').mockImplementation(() => {})
    await databases.query(`
      create or replace function jumpseller_inbox.refuse() returns trigger language plpgsql as
        $$ begin if current_query() like 'delete%' then raise 'no'; end if; return null; end $$;
      create trigger refuse before delete on jumpseller_inbox_worker._private_jobs
        for each statement execute function jumpseller_inbox.refuse()`)
    const ran: string[] = []
    const { receiver } = await start(({ entry }) => void ran.push(entry.id), { handlerConcurrency: 1 })
    const first = await receive(receiver, 1)
    await expect.poll(() => ran, soon).toEqual([first])
    await expect.poll(() => trace.mock.calls.length, soon).toBe(1)
    await databases.query('drop trigger refuse on jumpseller_inbox_worker._private_jobs')
    const second = await receive(receiver, 2)
    await expect.poll(() => ran, soon).toEqual([first, second])
    await receiver.idle()
  })
})

it('a process killed in the middle of a run leaves it to another one within seconds', async () => {
  const make = await databases.emptied()
  const inbox = make()
  await inbox.open()
  const child = spawn(process.execPath, ['--import', 'tsx', script, databases.server.connectionString], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  expect((await lines.next()).value).toBe('started')
  const { id } = await inbox.append(arrival({ handled: true }))
  expect((await lines.next()).value).toBe(`running ${id}`)

  const ran: string[] = []
  const receiver = createReceiver({ hooksToken: null, inbox })
  receiver.onAny(({ entry }) => void ran.push(entry.id))
  await receiver.start()
  onTestFinished(() => receiver.stop())
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(ran).toEqual([])
  await expect.poll(() => ran, soon).toEqual([id])
  await receiver.idle()
  expect((await inbox.entry(id))?.handler).toMatchObject({ state: 'done', runs: 1 })
  expect(await databases.query('select * from jumpseller_inbox.processes')).toHaveLength(1)
})
