import { canonicalNumber } from './canonical-number.ts'

/** Ways in which two texts can spell the same JSON. */
export interface SpellingDifferences {
  keyOrder: boolean
  whitespace: boolean
  /** Spellings of numbers that one side alone has, at most three. */
  numbers: { left: string[]; right: string[] } | null
  /** Spellings of texts that one side alone has: escapes. */
  escapes: { left: string[]; right: string[] } | null
}

interface Tokens {
  spaces: string[]
  /** Before which token each of the spaces stands. */
  spacesAt: number[]
  numbers: string[]
  texts: string[]
  /** All but the space, each by its meaning. */
  meanings: string[]
}

const token = /(\s+)|("[^"\\]*(?:\\.[^"\\]*)*")|(-?\d[\d.eE+-]*)|[{}[\],:]|\w+/g
const examples = 3

/** How two texts of JSON that mean the same are spelled otherwise. Only for such: it does not compare what they mean. */
export function spellingDifferences(left: string, right: string): SpellingDifferences {
  const [ofLeft, ofRight] = [tokensOf(left), tokensOf(right)]
  const keyOrder = !isSameList(ofLeft.meanings, ofRight.meanings)
  return {
    keyOrder,
    // Where keys stand in another order, so does the space between them.
    whitespace: keyOrder ? unshared(ofLeft.spaces, ofRight.spaces) !== null : !isSameSpace(ofLeft, ofRight),
    numbers: unshared(ofLeft.numbers, ofRight.numbers),
    escapes: unshared(ofLeft.texts, ofRight.texts),
  }
}

function tokensOf(text: string): Tokens {
  const tokens: Tokens = { spaces: [], spacesAt: [], numbers: [], texts: [], meanings: [] }
  for (const [whole, space, string, number] of text.matchAll(token)) {
    if (space !== undefined) {
      tokens.spaces.push(space)
      tokens.spacesAt.push(tokens.meanings.length)
      continue
    }
    if (string !== undefined) tokens.texts.push(string)
    if (number !== undefined) tokens.numbers.push(number)
    tokens.meanings.push(meaningOf(whole, string, number))
  }
  return tokens
}

function meaningOf(whole: string, string: string | undefined, number: string | undefined): string {
  if (number !== undefined) return `#${canonicalNumber(number)}`
  if (string === undefined || !string.includes('\\')) return whole
  return JSON.stringify(JSON.parse(string))
}

function isSameSpace(one: Tokens, other: Tokens): boolean {
  return isSameList(one.spaces, other.spaces) && isSameList(one.spacesAt, other.spacesAt)
}

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at])
}

function unshared(
  left: readonly string[],
  right: readonly string[],
): { left: string[]; right: string[] } | null {
  const alone = { left: onlyIn(left, right), right: onlyIn(right, left) }
  if (alone.left.length + alone.right.length === 0) return null
  return {
    left: [...new Set(alone.left)].slice(0, examples),
    right: [...new Set(alone.right)].slice(0, examples),
  }
}

/** What one list holds more often than the other. */
function onlyIn(one: readonly string[], other: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const each of other) counts.set(each, (counts.get(each) ?? 0) + 1)
  return one.filter((each) => {
    const count = counts.get(each) ?? 0
    counts.set(each, count - 1)
    return count <= 0
  })
}
