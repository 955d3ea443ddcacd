/** What a sender tells of itself. */
export interface Sent {
  /** Deliveries a second. */
  rate: number
  peakMiB: number
}

/** Requests under way at once. */
export const sendersAtOnce = 64
/** The first deliveries are warm-up. */
export const unmeasuredShare = 0.2
