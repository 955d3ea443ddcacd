import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { PostgresInbox } from '../../../src/receiver/adapters/postgres/index.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import { isStale, type OrderState } from '../../../src/receiver/domain/order-state.ts'
import { StorageError } from '../../../src/receiver/inbox.ts'
import { arrival, arrivalOf } from '../arrivals.ts'
import { databasesForTests } from './databases.ts'

const databases = databasesForTests()

describe('appends in batches', () => {
  let inbox: PostgresInbox

  beforeEach(async () => {
    inbox = (await databases.emptied())()
    await inbox.open()
  })
  afterEach(() => inbox.close())

  /** Makes the database refuse entries of which a condition holds. */
  async function refuseWhen(condition: string): Promise<void> {
    await databases.query(`
      create or replace function jumpseller_inbox.refuse() returns trigger language plpgsql as
        $$ begin raise exception 'order % is refused', new.order_id; end $$;
      create trigger refuse before insert on jumpseller_inbox.entries
        for each row when (${condition}) execute function jumpseller_inbox.refuse()`)
    onTestFinished(async () => {
      await databases.query('drop trigger refuse on jumpseller_inbox.entries')
    })
  }

  it('are stale by the rule of the domain, for every pair of moments', async () => {
    const states: OrderState[] = ['unknown', 'abandoned', 'pending_payment', 'paid', 'shipped', 'canceled']
    const stamps = [null, 1_000, 2_000]
    const moments = states.flatMap((state) => stamps.map((triggeredAt) => ({ state, triggeredAt })))
    const pairs = moments.flatMap((known) => moments.map((arrived) => ({ known, arrived })))
    const outcomes = await Promise.all(
      pairs.map(async ({ known, arrived }, orderId) => {
        const of = ({ state, triggeredAt }: typeof known, text: string) =>
          inbox.append(arrival({ orderId, orderState: state, triggeredAt, text }))
        await of(known, 'first')
        return (await of(arrived, 'second')).stale
      }),
    )
    expect(outcomes).toEqual(pairs.map(({ known, arrived }) => isStale(arrived, known)))
  })

  it('of one order under way together are judged one after the other', async () => {
    const texts = ['A', 'B', 'A', 'C', 'A', 'A']
    const receipts = await Promise.all(
      texts.map((text, n) => inbox.append(arrival({ text, triggeredAt: n < 5 ? n : 4 }))),
    )
    expect(receipts.map(({ duplicate }) => duplicate)).toEqual([false, false, false, false, false, true])
  })

  it('lose nothing to a row that the database refuses', async () => {
    await refuseWhen('new.order_id = 13')
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) => inbox.append(arrivalOf(n))),
    )
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toBeInstanceOf(StorageError)
    expect(outcomes[13]?.status).toBe('rejected')
    const { entries } = await inbox.entries({ filter: everything, limit: 50 })
    expect(entries.map(({ orderId }) => orderId)).not.toContain(13)
    expect(entries).toHaveLength(39)
    expect(inbox.health()).toEqual({ ok: true })
  })

  it('commit to the disk even where the database is set not to wait for it', async () => {
    await refuseWhen("current_setting('synchronous_commit') = 'off'")
    await inbox.close()
    await databases.query('alter role postgres set synchronous_commit = off')
    onTestFinished(async () => {
      await databases.query('alter role postgres reset synchronous_commit')
    })
    await inbox.open()
    expect(await inbox.append(arrivalOf(1))).toMatchObject({ duplicate: false })
  })

  it('keep what PostgreSQL has no text for', async () => {
    const rawHeaders = ['X-Nul', 'a\u0000b', 'X-Lone', '\ud800', 'X-Latin', 'caf\u00e9']
    const { id } = await inbox.append(
      arrival({ rawHeaders, storeCode: 'a\u0000b', wireEvent: '\ud800', event: null }),
    )
    expect((await inbox.request(id))?.rawHeaders).toEqual(rawHeaders)
    expect(await inbox.entry(id)).toMatchObject({ storeCode: 'a\ufffdb' })
  })

  it('keep numbers of orders as far as JavaScript counts, and below nothing', async () => {
    for (const orderId of [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 32, -1, 0]) {
      const { id } = await inbox.append(arrivalOf(1, { orderId }))
      expect((await inbox.entry(id))?.orderId).toBe(orderId)
      expect((await inbox.order(orderId))?.latest).toBe(id)
    }
  })

  it('keep a body of many pages', async () => {
    const body = Buffer.alloc(3 * 2 ** 20, 'jumpseller')
    const { id } = await inbox.append(arrival({ body }))
    expect((await inbox.request(id))?.body.equals(body)).toBe(true)
  })
})
