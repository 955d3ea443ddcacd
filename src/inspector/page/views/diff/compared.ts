import { type ChangeRow, changeRows } from './change-rows.ts'
import { type Counts, countRows } from './fold-rows.ts'
import { compareMeaning } from './meaning.ts'
import { type ReadJson, readJson } from './read-json.ts'

export type Compared =
  | { ok: true; rows: ChangeRow[]; counts: Counts; isSame: boolean; left: ReadSide; right: ReadSide }
  /** Why there is no comparing by meaning. */
  | { ok: false; message: string }

type ReadSide = Extract<ReadJson, { ok: true }>

/** Two bodies by their meaning; a body that is no JSON has none. */
export async function compareBodies(leftBytes: Uint8Array, rightBytes: Uint8Array): Promise<Compared> {
  const [left, right] = await Promise.all([readJson(leftBytes), readJson(rightBytes)])
  if (!left.ok) return { ok: false, message: `A is not JSON that could be read: ${left.message}.` }
  if (!right.ok) return { ok: false, message: `B is not JSON that could be read: ${right.message}.` }
  try {
    const delta = await compareMeaning(left.value, right.value)
    const rows = changeRows(left.value, right.value, { delta, write: left.write })
    return { ok: true, rows, counts: countRows(rows), isSame: delta === undefined, left, right }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { ok: false, message: 'The two are nested too deeply to be compared by meaning.' }
  }
}
