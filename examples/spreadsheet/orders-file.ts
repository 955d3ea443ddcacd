import { open, readFile, truncate } from 'node:fs/promises'
import { byteOrderMark, headLine } from './row.ts'
import { isLater, type RowState, rowStates } from './row-state.ts'

/**
 * The rows, appended and never changed: what is on disk stays readable whatever happens. A row is one line, so a
 * last line without its end is one that a crash cut off; it goes when the file is opened. The file is opened anew
 * for each row, because a spreadsheet program that saves it puts another in its place.
 */
export async function openOrdersFile(path: string) {
  const text = await contentOf(path)
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole !== text) await truncate(path, Buffer.byteLength(whole))
  if (whole === '') await appendSafely(path, `${byteOrderMark}${headLine()}`)
  /** The last row's state of each order. */
  const states = new Map<number, RowState>()
  for (const [, order = '', state = ''] of whole.matchAll(/^"?(-?\d+)"?[,;]"?(\w+)"?[,;]/gm)) {
    const known = rowStates.find((each) => each === state)
    if (known) states.set(Number(order), known)
  }
  let last: Promise<unknown> = Promise.resolve()

  async function append(order: number, state: RowState, row: string): Promise<boolean> {
    if (!isLater(state, states.get(order))) return false
    await appendSafely(path, row)
    states.set(order, state)
    return true
  }

  return {
    /** Resolves once the row is on disk; false when a row of the order tells this state or a later one already. */
    append(order: number, state: RowState, row: string): Promise<boolean> {
      const turn = last.then(() => append(order, state, row))
      last = turn.catch(() => {})
      return turn
    },
  }
}

async function contentOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

async function appendSafely(path: string, line: string): Promise<void> {
  const handle = await open(path, 'a')
  try {
    const { size } = await handle.stat()
    try {
      await handle.appendFile(line)
      await handle.datasync()
    } catch (error) {
      // Half a row must not stand in front of the next.
      await handle.truncate(size)
      throw error
    }
  } finally {
    await handle.close()
  }
}
