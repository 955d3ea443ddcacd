import type { Chance } from '../../src/store/domain/chance.ts'
import type { Effects } from './effects.ts'

/** What the receivers of any stand are made of. */
export interface StandParts {
  /** Path of the receiver's program. */
  program: string
  hooksToken: string
  effects: Effects
}

/** What is put under load and killed, and started again on the same data. */
export interface Stand {
  /** What is killed. */
  readonly title: string
  /** Starts what does not run; resolves when all of it takes requests. */
  start(): Promise<void>
  /** Where to post to. */
  urls(): string[]
  /** -9 of what the round kills; resolves when it is gone. */
  strike(chance: Chance): Promise<void>
  /** Begins to start a receiver, and kills it at any moment of that. */
  strikeWhileStarting?(chance: Chance): Promise<void>
  /** Others take over the runs of a receiver that was killed, once they hold it for gone: not before the next round. */
  readonly takesOverLater?: boolean
  /** Stops all receivers as their user would. */
  stop(): Promise<void>
  /** Kills the receivers that run. */
  remove(): Promise<void>
  /** Throws when a receiver ended by itself. */
  verifyAlive(): void
  readonly counts: StandCounts
}

export interface StandCounts {
  /** Milliseconds until requests were taken, for each start. */
  starts: number[]
  /** Journals whose last line was cut off when they were opened. */
  tornTails: number
  damagedLines: number
  powerCuts: number
}
