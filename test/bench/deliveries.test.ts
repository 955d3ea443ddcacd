import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { deliveriesIn, writeDeliveries } from '../../bench/load/deliveries.ts'
import { bodyBytes, orderBodies } from '../../bench/load/order-bodies.ts'
import { hooksToken } from '../../bench/wire.ts'
import { headerNames, validateBody, verify } from '../../src/contract/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'deliveries-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the orders of the bench', () => {
  const bodies = [...orderBodies(200, 'test')]

  it('are of one size, all different, and good orders', () => {
    expect(new Set(bodies.map((body) => body.length))).toEqual(new Set([bodyBytes]))
    expect(new Set(bodies.map(String)).size).toBe(bodies.length)
    for (const body of bodies) expect(validateBody(JSON.parse(body.toString()))).toMatchObject({ ok: true })
  })

  it('begin with the number, where the filler writes another', () => {
    expect(bodies[7]?.toString()).toMatch(/^\{"order":\{"id":10000007,/)
  })

  it('are the same again from the same seed', () => {
    expect([...orderBodies(3, 'test')]).toEqual(bodies.slice(0, 3))
  })
})

describe('the deliveries', () => {
  it.each(['jumpseller', 'github'] as const)('are read back as they were written (%s)', async (scheme) => {
    const path = join(folder, scheme)
    await writeDeliveries(path, scheme, 50)
    const deliveries = [...deliveriesIn(readFileSync(path))]
    expect(deliveries.map(({ body }) => body.toString())).toEqual([...orderBodies(50, 'bench')].map(String))
    for (const { head, body } of deliveries) expect(head).toContain(`Content-Length: ${body.length}\r\n`)
  })

  it('bear the signature of their body, and leave the end of the store code to the generator', async () => {
    const path = join(folder, 'signed')
    await writeDeliveries(path, 'jumpseller', 5)
    for (const { head, body } of deliveriesIn(readFileSync(path))) {
      const headers = new Map(head.split('\r\n').map((line) => line.split(': ') as [string, string]))
      expect(verify(body, headers.get(headerNames.signature), [hooksToken])).toMatchObject({ ok: true })
      expect([...headers.keys()].at(-1)).toBe(headerNames.storeCode)
    }
  })
})
