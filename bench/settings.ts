import { tmpdir } from 'node:os'

/** How thoroughly to measure, and where. */
export interface Settings {
  /** Times that each contender has its turn. */
  rounds: number
  /** Whole seconds measured in each turn. */
  seconds: number
  /** Whole seconds of the same load before that, unmeasured. */
  warmUpSeconds: number
  connections: number
  /** Different signed bodies made beforehand; a cycle through them bears another store code. */
  deliveries: number
  /** Names of contenders; empty for all. The bare server is always in. */
  only: readonly string[]
  /** Which generator; left out: wrk when it is there. */
  generator?: 'wrk' | 'autocannon'
  /** Cores by number as taskset takes them; null leaves it to the system. */
  cores: { server: string; generator: string } | null
  /** Under which the data folders are made: on the disk that is to be measured. */
  folder: string
  /** Stored entries at which the receiver is measured. */
  entries: readonly number[]
  /** Deliveries that each sender sends. */
  sent: number
  /** Deliveries that fail for their whole life. */
  failing: number
  /** Told what is being done. */
  tell: (line: string) => void
}

export const defaultSettings: Settings = {
  rounds: 5,
  seconds: 6,
  warmUpSeconds: 2,
  connections: 64,
  deliveries: 20_000,
  only: [],
  cores: { server: '0', generator: '1' },
  folder: tmpdir(),
  entries: [0, 100_000, 1_000_000],
  sent: 60_000,
  failing: 10_000,
  tell: () => {},
}
