import { type DriftFinding, type SchemaPatch, visible } from '../../contract/drift/index.ts'
import type { Output } from '../output.ts'
import type { Learnt } from './learn.ts'

export function tellFindings(output: Output, { report, passedOver }: Learnt): void {
  const { bodies, findings, neverSeen, more } = report
  output.say(`${bodies} events${spanOf(report)}.`)
  for (const finding of findings) {
    output.record({ type: 'finding', ...finding })
    output.say(`  ${finding.words}`)
  }
  if (findings.length === 0) output.say('No drift: they are what the schemas say, and as they always were.')
  if (neverSeen.length > 0) output.say(`Never seen: ${neverSeen.map(shownOf).join(', ')}`)
  const { notJson, otherEvents, reconciled } = passedOver
  if (notJson + otherEvents + reconciled > 0) {
    output.say(
      `Not looked at: ${notJson} not JSON, ${otherEvents} of unknown events, ${reconciled} that no hook brought.`,
    )
  }
  if (more > 0) output.warn(`There are more fields than are learned: ${more} sightings were passed over.`)
}

function shownOf({ shown }: DriftFinding): string {
  return shown
}

function spanOf({ first, last, since }: Learnt['report']): string {
  if (since !== null) return ` since ${since}`
  return first === null || last === null ? '' : `, received from ${first} to ${last}`
}

export function tellProposal(
  output: Output,
  { patches, types }: { patches: readonly SchemaPatch[]; types: string[] | null },
): void {
  for (const { file, steps } of patches) {
    output.record({ type: 'patch', file: `schemas/${file}`, patch: steps })
    output.say(`\nschemas/${file} (JSON Patch):`)
    for (const step of steps) output.say(`  ${visible(JSON.stringify(step))}`)
  }
  output.record({ type: 'types', diff: types === null ? null : types.join('\n') })
  if (types === null)
    output.say('\nThe types can be compared in a clone only: the package has no maker of types.')
  else if (types.length > 0) output.say(`\n${types.map(visible).join('\n')}`)
}
