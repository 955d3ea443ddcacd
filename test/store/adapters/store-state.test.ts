import {
  appendFile,
  copyFile,
  mkdir,
  mkdtemp,
  open,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newDelivery } from '../../../src/store/domain/delivery.ts'
import { namesOfEvent, RaisedEvent } from '../../../src/store/domain/raised-event.ts'
import {
  createMemoryState,
  FolderLocked,
  openStoreState,
  StateDamaged,
  type StoreLogger,
} from '../../../src/store/index.ts'
import { storeStateSuite } from '../../suites/store-state.ts'

const delivery = (id: number) => newDelivery({ id, eventId: 1, hookId: 1, now: 0 })

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'store-state-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'data')
}

const logOf = (folder: string) => join(folder, 'store-state.ndjson')

async function folderWith(deliveries: number): Promise<string> {
  const folder = await emptyFolder()
  const state = await openStoreState(folder)
  for (let id = 1; id <= deliveries; id++) state.deliveries.put(delivery(id))
  await state.close()
  return folder
}

function warnings(): { logger: StoreLogger; told: string[] } {
  const told: string[] = []
  const silent = () => {}
  return {
    told,
    logger: { debug: silent, info: silent, error: silent, warn: (_, message) => told.push(message) },
  }
}

storeStateSuite('memory', async () => createMemoryState())
storeStateSuite('file', async () => openStoreState(await emptyFolder()))

describe('the state in a file', () => {
  it('is there again after a restart', async () => {
    const folder = await folderWith(3)
    const before = await openStoreState(folder)
    before.deliveries.put({ ...delivery(1), attempts: 2 })
    before.deliveries.delete(2)
    await before.close()
    const after = await openStoreState(folder)
    expect([...after.deliveries.values()]).toEqual([{ ...delivery(1), attempts: 2 }, delivery(3)])
    await after.close()
  })

  it('has after a crash all that was saved, and at most loses what was put since', async () => {
    const [folder, crashed] = [await emptyFolder(), await emptyFolder()]
    const state = await openStoreState(folder)
    await mkdir(crashed)
    for (let id = 1; id <= 30; id += 1) {
      state.deliveries.put(delivery(id))
      if (id % 3 > 0) continue
      const saved = id % 2 === 0 ? state.saved() : undefined
      await saved
      state.deliveries.put({ ...delivery(id), attempts: 1 })
      // As a crash would find it, the writes of the other turns under way or not begun.
      await copyFile(logOf(folder), logOf(crashed))
      const after = await openStoreState(crashed)
      const known = [...after.deliveries.values()].map((one) => one.id)
      const sure = id % 2 === 0 ? id : id - 3
      expect(known).toEqual(Array.from({ length: known.length }, (_, index) => index + 1))
      expect(known.length).toBeGreaterThanOrEqual(sure)
      await after.close()
    }
    await state.close()
  })

  it('has events again as they were raised, and those of older files', async () => {
    const folder = await emptyFolder()
    const before = await openStoreState(folder)
    const facts = { id: 1, ...namesOfEvent('order_paid'), triggeredAt: 5, orderId: null }
    const store = { code: 'demo', hooksToken: 'secret', headers: 'today' as const }
    const raised = RaisedEvent.raise(facts, Buffer.from([0xff, 0x00, 0x7b]), store)
    before.events.put(raised)
    await before.close()
    await appendFile(
      logOf(folder),
      '{"in":"events","put":{"id":2,"event":"x","wireEvent":"x","triggeredAt":6,"orderId":1,"bodyBase64":"e30="}}\n',
    )
    const after = await openStoreState(folder)
    const [event, older] = [...after.events.values()]
    expect(event?.toJSON()).toEqual(raised.toJSON())
    expect(event?.headersFrom(store)).toBe(event?.requestHeaders)
    expect(older?.toJSON()).toMatchObject({ requestHeaders: null, bodyBase64: 'e30=' })
    expect(older?.headersFrom(store)).toMatchObject({ 'Jumpseller-Event': 'x' })
    await after.close()
  })

  it('grows by one line a changed record, and by nothing else', async () => {
    const folder = await folderWith(500)
    const state = await openStoreState(folder)
    const before = (await readFile(logOf(folder), 'utf8')).split('\n').length
    state.deliveries.put({ ...delivery(9), attempts: 1 })
    state.deliveries.put({ ...delivery(10), attempts: 1 })
    await state.saved()
    const lines = (await readFile(logOf(folder), 'utf8')).split('\n')
    expect(lines.length - before).toBe(2)
    expect(JSON.parse(lines.at(-2) ?? '')).toEqual({
      in: 'deliveries',
      put: { ...delivery(10), attempts: 1 },
    })
    await state.close()
  })

  it.each([1, 5, 40])('loses a last line that lacks %i bytes, loudly, and nothing else', async (bytes) => {
    const folder = await folderWith(3)
    const { size } = await stat(logOf(folder))
    await truncate(logOf(folder), size - bytes)
    const { logger, told } = warnings()
    const state = await openStoreState(folder, { logger })
    expect([...state.deliveries.values()]).toEqual([delivery(1), delivery(2)])
    expect(told).toEqual([expect.stringContaining('cut short')])
    state.deliveries.put(delivery(4))
    await state.close()
    const again = await openStoreState(folder, warnings())
    expect([...again.deliveries.values()].map(({ id }) => id)).toEqual([1, 2, 4])
    await again.close()
  })

  it('refuses a file that is damaged elsewhere than at its end, and names the line', async () => {
    const folder = await folderWith(1)
    await appendFile(logOf(folder), '{"in":"nowhere"}\n{"in":"deliveries","delete":1}\n')
    await expect(openStoreState(folder)).rejects.toMatchObject({
      code: 'state_damaged',
      message: expect.stringContaining('line 3'),
    })
  })

  it('refuses a file that is none of ours, and leaves it as it is', async () => {
    const folder = await folderWith(0)
    await writeFile(logOf(folder), 'something else\n')
    await expect(openStoreState(folder)).rejects.toThrow(StateDamaged)
    expect(await readFile(logOf(folder), 'utf8')).toBe('something else\n')
  })

  it('is written anew on open when most of it is superseded', async () => {
    const folder = await folderWith(2)
    const state = await openStoreState(folder)
    for (let n = 0; n < 2_000; n++) state.deliveries.put({ ...delivery(1), attempts: n })
    await state.close()
    const again = await openStoreState(folder)
    expect(again.deliveries.get(1)?.attempts).toBe(1_999)
    expect((await readFile(logOf(folder), 'utf8')).trimEnd().split('\n')).toHaveLength(3)
    again.deliveries.put(delivery(3))
    await again.close()
    const once = await openStoreState(folder)
    expect(once.deliveries.size).toBe(3)
    await once.close()
  })

  it('is open to one process at a time, and a lock left behind by one that is gone is taken over', async () => {
    const folder = await folderWith(1)
    const lock = join(folder, 'store-state.lock')
    const first = await openStoreState(folder)
    await expect(openStoreState(folder)).rejects.toThrow(FolderLocked)
    await first.close()
    await writeFile(lock, '{"pid":999999999,"startedAt":null}')
    const state = await openStoreState(folder)
    await state.close()
    await expect(open(lock)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
