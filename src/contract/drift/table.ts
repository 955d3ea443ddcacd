interface FindingRow {
  /** What the schema says and what came are at odds, or how bodies look has changed. Else it is only told. */
  isDrift: boolean
  means: string
}

/** Everything that is ever found. Closed; docs/drift.md is held to it. */
export const findingKinds = {
  unknown_field: { isDrift: true, means: 'A field that the schema does not know.' },
  type_unknown: { isDrift: true, means: 'A type that the schema does not allow.' },
  null_unknown: { isDrift: true, means: 'Null where the schema does not allow it.' },
  required_missing: { isDrift: true, means: 'A field that the schema requires was not there.' },
  value_unknown: { isDrift: true, means: "A state that is none of the schema's examples." },
  became_null: { isDrift: true, means: 'The schema allows null, but it used to be filled.' },
  became_type: { isDrift: true, means: 'The schema allows the type, but it used to be another.' },
  new_value: {
    isDrift: true,
    means: 'A word for a state that never came before: a new state, or a translation.',
  },
  went_missing: { isDrift: true, means: 'The schema knows it, and it does not come any more.' },
  never_seen: { isDrift: false, means: 'The schema knows it, and it never came.' },
} as const satisfies Record<string, FindingRow>

export type FindingKind = keyof typeof findingKinds
