import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type KitProcess, spawnKit } from '../cli/kit-process.ts'
import { newFolder } from '../cli/run-in-process.ts'
import { type PostgresServer, postgresServer } from '../postgres-server.ts'
import { entriesOf } from './entries-of.ts'

let database: PostgresServer
const running = new Set<KitProcess>()

beforeAll(async () => {
  database = await postgresServer()
}, 30_000)
afterEach(async () => {
  for (const kit of running) kit.child.kill('SIGKILL')
  await Promise.all([...running].map(({ ended }) => ended))
  running.clear()
})
afterAll(() => database?.remove(), 30_000)

async function started<Told>(command: string, DATA_DIR: string): Promise<Told> {
  const ports = { RECEIVER_PORT: '0', STORE_PORT: '0' }
  const kit = spawnKit([command, '--json'], { DATA_DIR, DATABASE_URL: database.connectionString, ...ports })
  running.add(kit)
  return JSON.parse(await kit.line('"started"'))
}

const post = async (url: string) =>
  (await (await fetch(url, { method: 'POST' })).json()) as { order: { id: number } }

describe('with DATABASE_URL', () => {
  it('start keeps in PostgreSQL what arrives, and another receiver tells of it too', async () => {
    const dataDir = newFolder()
    const both = await started<{ receiver: string; store: string }>('start', dataDir)
    const other = await started<{ receiver: string }>('receiver', dataDir)
    const { order } = await post(`${both.store}/kit/orders`)
    await post(`${both.store}/kit/orders/${order.id}/pay`)
    const ids = (await entriesOf(both.receiver, order.id, 4)).map(({ id }) => id)
    expect((await entriesOf(other.receiver, order.id, 4)).map(({ id }) => id)).toEqual(ids)
    const { orders } = (await (await fetch(`${other.receiver}/api/orders`)).json()) as { orders: object[] }
    expect(orders).toMatchObject([{ id: order.id, state: 'paid' }])
  }, 30_000)
})
