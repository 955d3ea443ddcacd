/** Signs that are not seen, or that turn the text after them around. */
const unseen = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu

/** A payload's text with what cannot be seen as `\u202e`. */
export function seen(text: string): string {
  return text.replace(unseen, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
}

const spaceSigns: Readonly<Record<string, string>> = { ' ': '·', '\n': '⏎\n', '\r': '␍', '\t': '⇥' }

/** The same, with the space in it to be seen too: for what differs. */
export function seenWithSpace(text: string): string {
  return seen(text.replace(/[ \n\r\t]/g, (space) => spaceSigns[space] ?? space))
}

export interface Narrowed {
  before: string
  differing: string
  after: string
}

const around = 40
const longestDiffering = 400
const longestShown = 160

/** Two texts, cut to where they differ with a little around it if they are long. */
export function narrowed(left: string, right: string): { left: Narrowed; right: Narrowed } {
  const head = sharedHead(left, right)
  const tail = sharedTail(left.slice(head), right.slice(head))
  return { left: cut(left, head, tail), right: cut(right, head, tail) }
}

function cut(text: string, head: number, tail: number): Narrowed {
  const isShort = text.length <= longestShown
  const end = text.length - tail
  const from = isShort ? 0 : Math.max(0, head - around)
  const to = isShort ? text.length : Math.min(text.length, end + around)
  return {
    before: `${from > 0 ? '…' : ''}${text.slice(from, head)}`,
    differing: shortened(text.slice(head, end), longestDiffering),
    after: `${text.slice(end, to)}${to < text.length ? '…' : ''}`,
  }
}

/** The beginning of a long text, and how long it is. */
export function shortened(text: string, longest: number): string {
  return text.length <= longest
    ? text
    : `${text.slice(0, longest)}… (${text.length.toLocaleString('en')} characters)`
}

function sharedHead(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length)
  let head = 0
  while (head < shorter && left[head] === right[head]) head += 1
  return isInsidePair(left, head) || isInsidePair(right, head) ? head - 1 : head
}

function sharedTail(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length)
  let tail = 0
  while (tail < shorter && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1
  return isInsidePair(left, left.length - tail) || isInsidePair(right, right.length - tail) ? tail - 1 : tail
}

/** Whether a place in a text is between the two halves of one sign. */
function isInsidePair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')
}
