import type { DriftFinding } from './finding.ts'

type Told = Omit<DriftFinding, 'words'>

/** A finding in a sentence; of payloads it has names and words for states alone. */
export function wordsOf(finding: Told): string {
  const { kind, shown, types, value, allowed } = finding
  const schemaAllows = `the schema allows ${listed(allowed ?? ['anything'])}`
  const word = JSON.stringify(value)
  switch (kind) {
    case 'unknown_field':
      return `${shown} is new since ${moment(finding)}: ${part(finding)}, as ${listed(types)}.`
    case 'type_unknown':
      return `${shown} is ${listed(types)} ${part(finding)} since ${moment(finding)}; ${schemaAllows}.`
    case 'null_unknown':
      return `${shown} is null ${part(finding)} since ${moment(finding)}; ${schemaAllows}.`
    case 'required_missing':
      return `${shown} is missing ${part(finding)}; the schema requires it.`
    case 'value_unknown':
      return `${shown} is ${word} ${part(finding)} since ${moment(finding)}; the schema's examples do not have it.`
    case 'became_null':
      return `${shown} became null ${part(finding)} since ${moment(finding)}; before, it never was.`
    case 'became_type':
      return `${shown} became ${listed(types)} ${part(finding)} since ${moment(finding)}; before, it never was.`
    case 'new_value':
      return `${shown} says ${word} ${part(finding)} since ${moment(finding)}; before, it never did.`
    case 'went_missing':
      return `${shown} has gone since ${moment(finding)}: it is in none of ${bodies(finding.of)}.`
    case 'never_seen':
      return `${shown} came in none of ${bodies(finding.of)}.`
  }
}

/** `in 3 % of 214 events` */
function part({ share, of }: Told): string {
  return `in ${share} of ${bodies(of)}`
}

/** What there is some of is never told as none, nor what is not all as all. */
export function shareText(count: number, of: number): string {
  if (of === 0 || count === 0) return '0 %'
  if (count >= of) return '100 %'
  const percent = (count / of) * 100
  if (percent < 0.1) return 'under 0.1 %'
  return percent < 10 || percent > 99
    ? `${Math.min(99.9, Number(percent.toFixed(1)))} %`
    : `${Math.round(percent)} %`
}

function bodies(count: number): string {
  return count === 1 ? '1 event' : `${count} events`
}

function moment({ since }: Told): string {
  return `${since.slice(0, 16).replace('T', ' ')} UTC`
}

function listed(words: readonly string[]): string {
  const [last = '', ...others] = words.toReversed()
  return others.length === 0 ? last : `${others.toReversed().join(', ')} or ${last}`
}
