import type { Build } from '../build.ts'
import type { Pinning } from '../processes/cores.ts'
import { isInstalled } from '../processes/is-installed.ts'
import type { Settings } from '../settings.ts'
import { autocannonLoad } from './autocannon.ts'
import { wrkLoad } from './wrk.ts'

export interface Load {
  /** Of {@link writeDeliveries}. */
  deliveries: string
  url: string
  path: string
  connections: number
  /** Whole seconds. */
  seconds: number
  /** Goes into every delivery, so that no other run sends the same. */
  run: string
}

export interface Loaded {
  /** Answers that came in time. */
  answered: number
  /** Requests begun, those too that were under way at the end. */
  begun: number
  /** Answers outside 2xx and 3xx. */
  refused: number
  /** Connections that broke or could not be made, and answers that took too long. */
  broken: number
  /** Answers a second. */
  rate: number
  p50Milliseconds: number
  p99Milliseconds: number
}

export interface Generator {
  name: string
  /** Rejects when it does not end in time. */
  run(load: Load): Promise<Loaded>
}

/** wrk when it is on the PATH, else autocannon, which comes with the kit. */
export function generatorFor(asked: Settings['generator'], pinning: Pinning, build: Build): Generator {
  const chosen = asked ?? (isInstalled('wrk') ? 'wrk' : 'autocannon')
  return chosen === 'wrk' ? wrkLoad(pinning.generator) : autocannonLoad(pinning.generator, build)
}

/** Seconds beyond its load that a generator may take to read its deliveries and to end. */
export const graceSeconds = 60
