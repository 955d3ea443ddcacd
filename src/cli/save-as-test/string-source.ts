/** A piece of a text to be replaced: UTF-16 units of the text as it is meant, not as it is spelled. */
export interface Change {
  from: number
  to: number
  by: string
}

const unit = /\\u[\da-fA-F]{4}|\\.|[\s\S]/g

/**
 * Changes pieces of a JSON string in its own spelling, quotes and all: what lies between them keeps its escapes.
 * The changes are in order and do not overlap.
 */
export function changeInSource(source: string, changes: readonly Change[]): string {
  const units = source.slice(1, -1).match(unit) ?? []
  let changed = '"'
  let at = 0
  for (const { from, to, by } of changes) {
    changed += units.slice(at, from).join('') + JSON.stringify(by).slice(1, -1)
    at = to
  }
  return `${changed}${units.slice(at).join('')}"`
}
