/**
 * What an arrival repeats, when it does. Jumpseller sends no delivery id, so a delivery is known by its
 * store, event, order and the digest of its body; unknown parts count as empty.
 *
 * The same again is a duplicate, unless the shop came back to it: another body of the same store, event and
 * order was kept in between *and* the stamp differs. A, B, A with a new stamp is genuine.
 */
export interface Repeated {
  /** Stamps of the entries kept with this very identity, newest first; null where none was borne. */
  stamps: readonly (number | null)[]
  /** Whether the newest entry of the same store, event and order is one with another body. */
  otherBodySince: boolean
}

export function isDuplicate(triggeredAt: number | null, repeated: Repeated): boolean {
  return !repeated.otherBodySince || repeated.stamps.includes(triggeredAt)
}
