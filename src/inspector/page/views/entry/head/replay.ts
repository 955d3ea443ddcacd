import type { SendAnswer } from '../../../../api.ts'

/** Where a replay stands. */
export type Replay =
  | { is: 'none' }
  | { is: 'sending' }
  | { is: 'sent'; answer: SendAnswer }
  | { is: 'failed'; message: string }
