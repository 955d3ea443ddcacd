export type IdsResult = { ok: true; ids: string[] } | { ok: false; message: string }

/** As the inbox mints them. */
const form = /^\w{1,40}-\d{1,16}$/

/** Entries' ids of a query such as `ids=a-1,a-2`, each once. */
export function idsOf(query: unknown, most: number): IdsResult {
  const ids = typeof query === 'string' ? [...new Set(query.split(',').filter((id) => id !== ''))] : []
  if (ids.length === 0) return { ok: false, message: 'ids: takes the ids of entries, separated by commas' }
  if (ids.length > most) return { ok: false, message: `ids: takes at most ${most} ids; ask several times` }
  const odd = ids.find((id) => !form.test(id))
  if (odd !== undefined) return { ok: false, message: `ids: ${odd.slice(0, 60)} is not the id of an entry` }
  return { ok: true, ids }
}
