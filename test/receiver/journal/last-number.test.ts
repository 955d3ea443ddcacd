import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { expect, it, onTestFinished } from 'vitest'
import { createJournal } from '../../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import type { KeptEntry } from '../../../src/receiver/inbox.ts'
import { createReceiver, createReceiverServer, StorageError } from '../../../src/receiver/index.ts'
import { arrivalOf } from '../arrivals.ts'
import { listening } from '../running.ts'

const highest = 2 ** 32 - 1

/** A journal in which an entry was put back under this number, and nothing else. */
async function restoredAt(no: number) {
  const folder = mkdtempSync(join(tmpdir(), 'last-number-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const make = () => createJournal({ folder, nameIfEmpty: 'old' })
  const inbox = make()
  await inbox.open()
  const body = Buffer.from('{"order":{"id":1}}')
  const kept: KeptEntry = {
    entry: {
      id: `old-${no}`,
      receivedAt: '2026-01-31T12:00:00.000Z',
      event: 'order_paid',
      wireEvent: 'order_paid',
      storeCode: 'demo',
      triggeredAt: null,
      orderId: 1,
      verdict: 'accepted',
      reason: null,
      signature: 'valid',
      flags: [],
      receipts: 1,
      size: body.length,
      handler: { state: 'done', runs: 1, lastError: null, nextRunAt: null },
    },
    request: { rawHeaders: [], body },
  }
  expect(await inbox.restore?.([kept])).toEqual([{ id: `old-${no}`, outcome: 'restored' }])
  return { inbox, make, kept }
}

it('is given once, and behind it nothing is acknowledged', async () => {
  const { inbox, make, kept } = await restoredAt(highest - 1)
  const { id } = await inbox.append(arrivalOf(2))
  expect(id).toBe(`old-${highest}`)
  expect(await inbox.entry(id)).toMatchObject({ id, orderId: 2 })
  await inbox.close()
  for (const one of [make(), make()]) {
    await one.open()
    await expect(one.append(arrivalOf(3))).rejects.toThrow(StorageError)
    // What repeats an entry needs no number.
    expect(await one.append(arrivalOf(2))).toMatchObject({ id, duplicate: true })
    const foreign = { ...kept, entry: { ...kept.entry, id: 'other-1', storeCode: 'other' } }
    await expect(one.restore?.([foreign])).rejects.toThrow('its last number')
    expect((await one.addedAfter('old-1', 10)).map((entry) => entry.id)).toEqual([`old-${highest - 1}`, id])
    expect(await one.dueRuns()).toEqual([])
    await one.close()
  }
})

it('is answered 503 behind it, so that the store tries again', async () => {
  const { inbox } = await restoredAt(highest)
  onTestFinished(() => inbox.close())
  const { door } = createReceiver({ inbox, hooksToken: null })
  const url = await listening(createReceiverServer(door, express()))
  const { status } = await fetch(`${url}/webhooks/jumpseller/order_paid`, {
    method: 'POST',
    body: '{"order":{"id":2}}',
  })
  expect(status).toBe(503)
})

it('holds nobody up over the numbers that were left out before it', async () => {
  const { inbox, kept } = await restoredAt(1)
  onTestFinished(() => inbox.close())
  const far = { ...kept, entry: { ...kept.entry, id: `old-${highest}`, storeCode: 'far' } }
  expect(await inbox.restore?.([far])).toEqual([{ id: `old-${highest}`, outcome: 'restored' }])
  expect((await inbox.addedAfter('old-1', 10)).map(({ id }) => id)).toEqual([`old-${highest}`])
  expect(await inbox.dueRuns()).toEqual([])
  expect((await inbox.entries({ filter: everything, limit: 10 })).entries.map(({ id }) => id)).toEqual([
    'old-4294967295',
    'old-1',
  ])
}, 5_000)
