import type { DriftFinding, FindingKind, SchemaPatch } from '../../../../contract/drift/index.ts'

interface Look {
  tone: 'bad' | 'warn' | 'odd'
  sign: string
  word: string
}

/** A finding by sign, word and colour, so that it reads without any one of them. */
export const looks: Record<FindingKind, Look> = {
  unknown_field: { tone: 'odd', sign: '+', word: 'New field' },
  type_unknown: { tone: 'bad', sign: '×', word: 'Other type' },
  null_unknown: { tone: 'bad', sign: 'Ø', word: 'Null' },
  required_missing: { tone: 'bad', sign: '−', word: 'Missing' },
  value_unknown: { tone: 'warn', sign: '“', word: 'New word' },
  became_null: { tone: 'warn', sign: 'Ø', word: 'Became null' },
  became_type: { tone: 'warn', sign: '≠', word: 'Became another type' },
  new_value: { tone: 'warn', sign: '“', word: 'New word' },
  went_missing: { tone: 'warn', sign: '−', word: 'Gone' },
  never_seen: { tone: 'odd', sign: '·', word: 'Never seen' },
}

/** What is seen there, in place of what the schema allows. */
export function seenText({ kind, types, value }: Pick<DriftFinding, 'kind' | 'types' | 'value'>): string {
  if (value !== null) return `“${value}”`
  if (kind === 'required_missing' || kind === 'went_missing') return 'nothing'
  return types.join(', ')
}

/** The proposal as one file: a JSON Patch for each file of schemas/. */
export function patchesText(patches: readonly SchemaPatch[]): string {
  const byFile = patches.map(({ file, steps }) => [`schemas/${file}`, steps])
  return `${JSON.stringify(Object.fromEntries(byFile), null, 2)}\n`
}
