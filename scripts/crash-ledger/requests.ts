import { chanceOf } from '../../src/store/domain/chance.ts'
import { plausibleMarket, plausibleOrder } from '../../src/store/domain/plausible-order.ts'
import { type SignedRequest, signedRequest } from '../../src/testing/signed-request.ts'

/** A request of the ledger: made again from the seed and its number at any time, byte for byte. */
export interface LedgerRequest extends SignedRequest {
  /** Whether handlers are to run for it: not for what is kept in quarantine. */
  handled: boolean
}

const storeCode = 'ledger'
const firstStamp = Date.UTC(2026, 0, 31, 12)

/** All different orders; among them those that a journal writes in another way than most. */
export function createRequests(seed: string, hooksToken: string): (number: number) => LedgerRequest {
  return (number) => {
    const { body, handled } = bodyOf(seed, number)
    const triggeredAt = firstStamp + number * 1_000
    return { ...signedRequest(body, { event: 'order_created', hooksToken, storeCode, triggeredAt }), handled }
  }
}

/** The number of the request that a body belongs to; undefined for a body that is none of the ledger's. */
export function numberIn(body: Buffer): number | undefined {
  const number = /"id":\s?(\d+)/.exec(body.toString('latin1', 0, 64))?.[1]
  return number === undefined ? undefined : Number(number)
}

function bodyOf(seed: string, number: number): { body: string; handled: boolean } {
  const chance = chanceOf(`${seed}/${number}`)
  const kind = chance.between(1, 128)
  const now = firstStamp + number * 1_000
  const order = plausibleOrder(chance, plausibleMarket(chance, undefined), { id: number, now, storeCode })
  if (kind === 1) return { body: `{"order":{"id":${number},`, handled: false }
  if (kind === 2) return { body: JSON.stringify({ order: { id: number, total: {} } }), handled: false }
  if (kind === 3) {
    const note = 'A gift, wrapped. '.repeat(chance.between(4_000, 8_000))
    return { body: JSON.stringify({ order: { ...order, additional_information: note } }), handled: true }
  }
  return { body: JSON.stringify({ order }, null, kind <= 12 ? 1 : 0), handled: true }
}
