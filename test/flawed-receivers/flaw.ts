import type { Server } from 'node:http'
import type { Limits } from '../../src/certify/index.ts'

/** A receiver that does one thing wrong, and what certify must say of it. */
export interface Flaw {
  /** In kebab-case, and the name of its file. */
  id: string
  /** What it does wrong, in a sentence. */
  does: string
  /** The scenarios that must fail or warn: these and no others. */
  caughtBy: readonly string[]
  /** The scenarios that cannot be judged, as they build on what it breaks: these and no others. @default none */
  leavesUnjudged?: readonly string[]
  /** Where certify is to wait longer or shorter for it than for the others. */
  limits?: Partial<Limits>
  /** Listens to nothing yet. What is to be on disk goes into the folder, which is empty. */
  create(hooksToken: string, folder: string): Server
}
