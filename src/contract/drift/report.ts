import { compare } from './compare.ts'
import type { DriftFinding } from './finding.ts'
import type { Learned } from './learned.ts'
import { propose, type SchemaPatch } from './propose.ts'
import type { Schemas } from './schema.ts'
import { findingKinds } from './table.ts'
import { countSince } from './tally.ts'

export interface DriftReport {
  /** Bodies in the time that was looked at. */
  bodies: number
  /** ISO 8601 of the first and the last body that is known of; null without any. */
  first: string | null
  last: string | null
  /** ISO 8601 from which bodies are counted: the beginning of a window; null for all of them. */
  since: string | null
  /** In the order of the bodies. */
  findings: DriftFinding[]
  /** What the schemas know and nobody has seen: no drift. */
  neverSeen: DriftFinding[]
  /** The proposal: what would have schemas/ allow what was seen. Empty when they do. */
  patches: SchemaPatch[]
  /** Places that were passed over, as there was no room left to learn them. */
  more: number
}

/** Holds what was learned against the schemas. `since` in milliseconds since 1970; null looks at all of it. */
export function driftReport(
  learned: Learned,
  schemas: Schemas,
  { since }: { since: number | null },
): DriftReport {
  const { windowMs, first, last } = learned
  const window = since === null ? null : Math.floor(since / windowMs)
  const { findings, needs } = compare(learned, schemas, { window })
  const isDrift = ({ kind }: DriftFinding) => findingKinds[kind].isDrift
  return {
    bodies: countSince(learned.paths.get('')?.seen, window),
    first: first === null ? null : new Date(first).toISOString(),
    last: last === null ? null : new Date(last).toISOString(),
    since: window === null ? null : new Date(window * windowMs).toISOString(),
    findings: findings.filter(isDrift),
    neverSeen: findings.filter((finding) => !isDrift(finding)),
    patches: propose(needs, learned),
    more: learned.more,
  }
}
