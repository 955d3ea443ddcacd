import fc from 'fast-check'
import type { HostileClass } from '../case.ts'
import { genuine } from '../raw-request.ts'
import { door, goodBody } from './given.ts'

/** A body with some of its bytes changed, by masks that are never 0. */
export function flipped(body: Buffer, flips: readonly (readonly [at: number, mask: number])[]): Buffer {
  const changed = Buffer.from(body)
  for (const [at, mask] of flips) changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ mask
  return changed
}

const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 })

/** A part of a body, from one place to another. */
const cut = fc.tuple(goodBody, fc.nat(), fc.nat(), fc.boolean()).map(([body, one, other, isInside]) => {
  const places = [one % (body.length + 1), other % (body.length + 1)].sort((a, b) => a - b)
  const [from = 0, to = 0] = places
  if (!isInside) return body.subarray(from, to)
  return Buffer.concat([body.subarray(0, from), body.subarray(to)])
})

const tokenForm = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]|\s+|./gs
const oddTokens = [
  ...['{', '}', '[', ']', ',', ':', '"', 'null', 'true', '[]', '{}', '""', '-0', '0', '1e400', '"\\u0000"'],
  ...[
    '"__proto__"',
    '"\\ud800"',
    'NaN',
    'Infinity',
    'undefined',
    "'a'",
    '/**/',
    '//',
    '0x10',
    '01',
    '.5',
    '1.',
  ],
  ...['+1', '"a\nb"', '\u2028', '\ufeff', ',,', '9'.repeat(400), '"id"', '"order"', '[[[[', '\u00a0', '\v'],
]
const step = fc.record({
  at: fc.nat(),
  other: fc.nat(),
  kind: fc.constantFrom('leave out', 'double', 'swap', 'replace', 'put in'),
  token: fc.constantFrom(...oddTokens),
})

interface Step {
  at: number
  other: number
  kind: 'leave out' | 'double' | 'swap' | 'replace' | 'put in'
  token: string
}

function mutate(tokens: string[], { at, other, kind, token }: Step): void {
  const place = at % tokens.length
  const here = tokens[place] ?? ''
  if (kind === 'leave out') tokens.splice(place, 1, '')
  else if (kind === 'double') tokens.splice(place, 0, here)
  else if (kind === 'replace') tokens[place] = token
  else if (kind === 'put in') tokens.splice(place, 0, token)
  else {
    const far = other % tokens.length
    tokens[place] = tokens[far] ?? ''
    tokens[far] = here
  }
}

const mutated = fc.tuple(goodBody, fc.array(step, { minLength: 1, maxLength: 5 })).map(([body, steps]) => {
  const tokens = body.toString('utf8').match(tokenForm) ?? ['']
  for (const each of steps) mutate(tokens, each)
  return Buffer.from(tokens.join(''))
})

const random = fc.oneof(
  fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
  fc.json({ maxDepth: 6 }).map((text) => Buffer.from(text)),
  fc.jsonValue({ maxDepth: 5 }).map((value) => Buffer.from(JSON.stringify({ order: value }))),
  fc.string({ unit: 'binary', maxLength: 500 }).map((text) => Buffer.from(text)),
)

const promised = 'answered by the table; what is kept is what came, byte for byte'

export const bodyClasses: HostileClass[] = [
  {
    name: 'flipped bytes',
    promise: `one to four bytes of a good body changed, and signed so: ${promised}`,
    weight: 14,
    cases: fc.tuple(door, goodBody, flips).map(([to, body, some]) => genuine(to, flipped(body, some))),
  },
  {
    name: 'cut bodies',
    promise: `a good body without its beginning, end or middle: ${promised}`,
    weight: 8,
    cases: fc.tuple(door, cut).map(([to, body]) => genuine(to, body)),
  },
  {
    name: 'mutated JSON',
    promise: `tokens left out, doubled, swapped and replaced: ${promised}`,
    weight: 14,
    cases: fc.tuple(door, mutated).map(([to, body]) => genuine(to, body)),
  },
  {
    name: 'random bodies',
    promise: `random bytes, random text and random JSON: ${promised}`,
    weight: 8,
    cases: fc.tuple(door, random).map(([to, body]) => genuine(to, body)),
  },
]
