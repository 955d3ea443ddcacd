/** How long certify waits for what; milliseconds. */
export interface Limits {
  /** For an answer, as the store does. */
  timeLimitMs: number
  /** For a receiver that works after its answer to show what it has kept. */
  patienceMs: number
  /** Before it is believed that nothing more will be kept. */
  settleMs: number
  /** That a body takes which comes slowly. */
  dribbleMs: number
}

export const defaultLimits: Limits = {
  timeLimitMs: 15_000,
  patienceMs: 5_000,
  settleMs: 400,
  dribbleMs: 2_000,
}
