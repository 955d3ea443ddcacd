import type { Finding, Findings } from './findings.ts'
import type { Place } from './place.ts'

/** Counts keys that an object has more than once. */
export interface DuplicateKeys {
  /** The key that the scan stands at is there again. */
  again(key: string, offset: number): void
  /** The innermost object ends; call before the place does. */
  close(): void
}

export function createDuplicateKeys(place: Place, findings: Findings): DuplicateKeys {
  /** By depth of the object; null where a key was counted, and no longer listed. */
  const open = new Map<number, Map<string, Finding | null>>()
  return {
    again(key, offset) {
      const known = open.get(place.depth) ?? new Map<string, Finding | null>()
      open.set(place.depth, known)
      const finding = known.get(key)
      if (finding) finding.times += 1
      if (finding !== undefined) return
      const tell = () => ({ pointer: place.pointer(), offset, text: key, times: 2 })
      known.set(key, findings.add('duplicate_key', tell))
    },
    close() {
      open.delete(place.depth)
    },
  }
}
