import type { SignatureExplanation } from '../../../../contract/index.ts'

type Judged = Pick<SignatureExplanation, 'verdict' | 'received' | 'expected' | 'mistakes'>

/** Where to look when no mistake that is known gives what was received; null when there is nothing to add. */
export function signatureHint({ verdict, received, expected, mistakes }: Judged): string | null {
  if (mistakes.length > 0 || expected.length === 0 || received === null) return null
  if (verdict === 'malformed') {
    return (
      'No hooks token gives such a value: it is cut off, of another hash, or no signature at all. Look at what ' +
      'the sender puts into the header; what belongs there is 44 characters long and ends in one =.'
    )
  }
  if (verdict === 'wrong') {
    return (
      'No mistake that the kit knows gives this value. The likeliest are another hooks token, or a body that was ' +
      'changed on its way.'
    )
  }
  return null
}
