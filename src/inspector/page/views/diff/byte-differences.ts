import { type Difference, differencesOf } from './word-script.ts'

/** Where the bytes of two bodies differ; offsets count from 0. */
export interface ByteDifferences {
  /** Undefined when all bytes are the same. */
  firstOffset: number | undefined
  stretches: Difference[]
}

/** Equal bytes between two stretches that are not worth telling them apart. */
const fewBetween = 3

/**
 * The stretches of bytes that differ, cut between words and never within a character: what is not ASCII counts as part
 * of a word.
 */
export function byteDifferences(left: Uint8Array, right: Uint8Array): ByteDifferences {
  const firstOffset = firstDifference(left, right)
  if (firstOffset === undefined) return { firstOffset, stretches: [] }
  const [ofLeft, ofRight] = [wordsOf(left), wordsOf(right)]
  const inWords = differencesOf(ofLeft.words, ofRight.words)
  const stretches = inWords.map(({ leftFrom, leftTo, rightFrom, rightTo }) => ({
    leftFrom: ofLeft.offsets[leftFrom] ?? left.length,
    leftTo: ofLeft.offsets[leftTo] ?? left.length,
    rightFrom: ofRight.offsets[rightFrom] ?? right.length,
    rightTo: ofRight.offsets[rightTo] ?? right.length,
  }))
  return { firstOffset, stretches: joined(stretches) }
}

function firstDifference(left: Uint8Array, right: Uint8Array): number | undefined {
  const shorter = Math.min(left.length, right.length)
  for (let offset = 0; offset < shorter; offset += 1) if (left[offset] !== right[offset]) return offset
  return left.length === right.length ? undefined : shorter
}

const word = /[\w.+\-\x80-\xff]+|\s|[^\w\s]/g

function wordsOf(bytes: Uint8Array): { words: string[]; offsets: number[] } {
  // One character a byte, so that places in the text are offsets.
  const text = latin1(bytes)
  const words: string[] = []
  const offsets: number[] = []
  for (const match of text.matchAll(word)) {
    words.push(match[0])
    offsets.push(match.index)
  }
  return { words, offsets }
}

const pieceBytes = 32_768

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    text += String.fromCharCode(...bytes.subarray(from, from + pieceBytes))
  }
  return text
}

function joined(stretches: Difference[]): Difference[] {
  const result: Difference[] = []
  for (const stretch of stretches) {
    const before = result.at(-1)
    if (before && stretch.leftFrom - before.leftTo <= fewBetween) {
      before.leftTo = stretch.leftTo
      before.rightTo = stretch.rightTo
    } else result.push({ ...stretch })
  }
  return result
}
