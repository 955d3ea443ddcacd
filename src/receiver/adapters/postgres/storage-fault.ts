import { StorageError } from '../../inbox.ts'

/** Classes of SQLSTATE by which the database refuses what was given, and would refuse it again. */
const refusals = new Set(['21', '22', '23', '54', 'P0'])

const noPartition = /no partition of relation/

/** Whether the fault lies with a row rather than with the database or the way to it. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof RangeError || error instanceof TypeError) return true
  return refusals.has(codeOf(error).slice(0, 2))
}

/** Whether a month has no partition: it was never made, or has been let go. */
export function lacksPartition(error: unknown): boolean {
  return codeOf(error) === '23514' && noPartition.test(messageOf(error))
}

export function storageError(error: unknown, what = 'The database did not keep it'): StorageError {
  if (error instanceof StorageError) return error
  return new StorageError(`${what}: ${messageOf(error)}`, { cause: error })
}

/** Says something even of an error that tried several addresses, and has no message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}
