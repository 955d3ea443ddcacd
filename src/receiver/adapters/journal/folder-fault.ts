import { StorageError } from '../../inbox.ts'

/** What the system says of a folder that it does not let be used, with the next step; any other error as it is. */
export function folderFault(folder: string, error: unknown): unknown {
  if (error instanceof StorageError) return error
  const { code, errno, message } = error as NodeJS.ErrnoException
  if (typeof errno !== 'number') return error
  const wayOut =
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'Make room there, or set another DATA_DIR.'
      : 'Set another DATA_DIR, or allow this user to write there.'
  return new StorageError(`${folder} cannot be written: ${message}. ${wayOut}`, { cause: error })
}
