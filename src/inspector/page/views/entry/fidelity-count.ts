import type { Fidelity } from '../../../../contract/fidelity/index.ts'
import { fidelityWords } from './fidelity-words.ts'

/**
 * What a tab tells of its findings: how many change a value or may be refused; where there are none, quietly how
 * many are of spelling alone, which every order with `399.0` has.
 */
export function fidelityCount({ findings, more }: Pick<Fidelity, 'findings' | 'more'>): {
  count: number
  isQuiet?: boolean
} {
  let losses = 0
  let spellings = 0
  const add = (kind: keyof typeof fidelityWords, times: number) => {
    if (fidelityWords[kind].loss === 'spelling') spellings += times
    else losses += times
  }
  for (const { kind } of findings) add(kind, 1)
  for (const [kind, times] of Object.entries(more)) add(kind as keyof typeof fidelityWords, times)
  return losses > 0 ? { count: losses } : { count: spellings, isQuiet: true }
}
