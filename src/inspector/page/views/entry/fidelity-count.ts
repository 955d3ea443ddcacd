import type { FidelityKind } from '../../../../contract/fidelity/index.ts'
import type { Examined } from '../../../worker/protocol.ts'

/**
 * What a tab tells of its findings: how many change a value or may be refused; where there are none, quietly how
 * many are of spelling alone, which every order with `399.0` has.
 */
export function fidelityCount({ fidelity, fidelityKinds }: Pick<Examined, 'fidelity' | 'fidelityKinds'>): {
  count: number
  isQuiet?: boolean
} {
  const { findings, more } = fidelity
  let losses = 0
  let spellings = 0
  const add = (kind: FidelityKind, times: number) => {
    if (fidelityKinds[kind].loss === 'spelling') spellings += times
    else losses += times
  }
  for (const { kind } of findings) add(kind, 1)
  for (const [kind, times] of Object.entries(more)) add(kind as FidelityKind, times)
  return losses > 0 ? { count: losses } : { count: spellings, isQuiet: true }
}
