import { headerNames, type SignatureExplanation } from '../../contract/index.ts'
import { printable } from '../inspect/printable.ts'
import { columns, type Output } from '../output.ts'

const verdicts: Record<SignatureExplanation['verdict'], string> = {
  valid: 'The signature was made over these bytes with the hooks token.',
  missing: `There is no ${headerNames.signature}.`,
  malformed: 'The value is not the Base64 of 32 bytes.',
  wrong: 'The value was not made over these bytes with the hooks token.',
}

/** An explanation for people. */
export function tellExplanation(output: Output, explanation: SignatureExplanation): void {
  const { verdict, received, expected, mistakes, explains } = explanation
  output.say(`${verdict}: ${verdicts[verdict]}`)
  const rows = expected.map((value, at): [string, string] => [
    expected.length > 1 ? `expected of token ${at + 1}` : 'expected',
    value,
  ])
  for (const row of columns([['received', received === null ? 'nothing' : printable(received)], ...rows]))
    output.say(row)
  if (mistakes.length > 0) {
    output.say(explains === 'computed' ? 'What your code did:' : 'What was done:')
    for (const { title, detail, mending } of mistakes) {
      output.say(`  ${title}${detail === null ? '' : ` (${printable(detail)})`}`)
      output.say(`    ${mending}`)
    }
  } else if (verdict !== 'valid' || explains === 'computed') tellUnexplained(output, explanation)
  tellDifference(output, explanation)
}

function tellUnexplained(output: Output, { explains }: SignatureExplanation): void {
  output.say(
    explains === 'computed'
      ? 'None of the known mistakes gives what your code computed, or it is right for these bytes and this token.'
      : 'None of the known mistakes gives this value: it is of another token, or of another body.',
  )
  output.say('Compare the token with the admin, and take the body as raw bytes.')
}

function tellDifference(output: Output, { difference }: SignatureExplanation): void {
  if (!difference) return
  const { offset, given, signed, givenBytes, signedBytes } = difference
  output.say(`The first byte that differs is ${offset}:`)
  const rows: [string, string][] = [
    [`this body, ${givenBytes} bytes`, JSON.stringify(given)],
    [`what was signed, ${signedBytes} bytes`, JSON.stringify(signed)],
  ]
  for (const row of columns(rows)) output.say(row)
}
