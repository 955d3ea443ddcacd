import type { Names } from '../names.ts'
import { entries } from './0001-entries.ts'
import { requests } from './0002-requests.ts'
import { append } from './0003-append.ts'
import { runs } from './0004-runs.ts'
import { reconciled } from './0005-reconciled.ts'
import { received } from './0006-received.ts'

/** Every change of the inbox's schema, by number from 1 on. Once released they are only ever added to. */
export const migrations: readonly ((names: Names) => string)[] = [
  entries,
  requests,
  append,
  runs,
  reconciled,
  received,
]
