import { type Fidelity, type FidelityKind, type Finding, fidelityKinds } from '../../contract/index.ts'
import type { Output } from '../output.ts'
import { printable } from './printable.ts'

/** So many places of one kind are told to a person; `--json` has more of them. */
const placesTold = 5

/** What would be lost of the bytes, by kind, the costliest first; nothing when nothing would. */
export function tellFidelity(output: Output, { findings, more, syntaxError }: Fidelity): void {
  if (syntaxError) {
    const { line, column, offset, message } = syntaxError
    output.say(`Not JSON at line ${line}, column ${column} (byte ${offset}): ${message}`)
  }
  const kinds = [...new Set(findings.map(({ kind }) => kind))].filter((kind) => kind !== 'not_json')
  if (kinds.length > 0) output.say('What a parser loses:')
  for (const kind of kinds) {
    const places = findings.filter((finding) => finding.kind === kind)
    tellKind(output, { kind, places, others: more[kind] ?? 0 })
  }
}

interface Kind {
  kind: FidelityKind
  places: readonly Finding[]
  /** Beside the places. */
  others: number
}

function tellKind(output: Output, { kind, places, others }: Kind): void {
  const { title, costs } = fidelityKinds[kind]
  output.say(`  ${title}. ${costs}`)
  for (const place of places.slice(0, placesTold)) output.say(`    ${placeText(place)}`)
  const untold = others + Math.max(0, places.length - placesTold)
  if (untold > 0) output.say(`    and ${untold} more`)
}

function placeText({ pointer, offset, text, held, rewritten, times }: Finding): string {
  const parts = [
    `${printable(pointer || '/')} at byte ${offset}`,
    text !== null && `: ${printable(text)}`,
    times > 1 && `, ${times} times`,
    held !== null && held !== rewritten && ` is held as ${held}`,
    rewritten !== null && ` is written as ${rewritten}`,
  ]
  return parts.filter(Boolean).join('')
}
