import { type Narrowed, shortened } from './shown-text.ts'

const bytesAround = 40
const longestDiffering = 1_000

/** A stretch of a body as text, with a little of what stands before and after it. */
export function stretchText(body: Uint8Array, from: number, to: number): Narrowed {
  const before = characterStart(body, Math.max(0, from - bytesAround))
  const after = characterStart(body, Math.min(body.length, to + bytesAround))
  const text = (start: number, end: number) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(body.subarray(start, end))
  return {
    before: `${before > 0 ? '…' : ''}${text(before, from)}`,
    differing: shortened(text(from, to), longestDiffering),
    after: `${text(to, after)}${after < body.length ? '…' : ''}`,
  }
}

/** The nearest offset from here on at which a character of UTF-8 begins. */
function characterStart(body: Uint8Array, offset: number): number {
  let start = offset
  while (start < body.length && ((body[start] as number) & 0xc0) === 0x80) start += 1
  return start
}
