import type { Memory } from './memory.ts'

/** What was sent, held against what is kept and what was handled. */
export interface Account {
  stand: string
  seed: string
  /** All tries and repeats. */
  sends: number
  /** Different requests, each sent until it was acknowledged. */
  requests: number
  repeats: number
  /** Answers of 503. */
  refused: number
  unanswered: number
  acknowledged: number
  /** Acknowledged requests that are kept, once, by their bytes and under the id that was answered. */
  kept: number
  lost: number
  doubled: number
  altered: number
  unsent: number
  /** Requests whose handlers are to run: not those in quarantine. */
  toHandle: number
  handled: number
  /** Handled requests that were handled again though the process that had done so lives. */
  handledTwice: number
  /** Effects made again since the process that had made them was killed before it could record them. */
  repeatedAfterKill: number
  /** Entries whose ended run is not told. */
  unrecorded: number
  oddAnswers: number
  /** From the strike half-way to the next acknowledgement; null where nothing was struck. */
  recoveredInMs: number | null
  sendSeconds: number
  /** From the last acknowledgement to the last handler run. */
  handleSeconds: number
  auditSeconds: number
  memory: { start: Memory; middle: Memory; end: Memory }
  /** What is behind the figures that are to be 0; the first of each. */
  faults: string[]
}

/** The figures that are to be 0. */
const promises = [
  'lost',
  'doubled',
  'altered',
  'unsent',
  'handledTwice',
  'unrecorded',
  'oddAnswers',
] as const satisfies (keyof Account)[]

export function holds(account: Account): boolean {
  return (
    account.kept === account.acknowledged &&
    account.acknowledged === account.requests &&
    account.handled === account.toHandle &&
    promises.every((promise) => account[promise] === 0)
  )
}

/** The account for people: a figure a line. */
export function tableOf(account: Account): string {
  const { faults, memory, ...figures } = account
  const moments = Object.entries(memory).map(
    ([moment, { resident, heap }]) => [`memory at ${moment}`, `${resident} MB, ${heap} MB of heap`] as const,
  )
  const rows = [
    ...Object.entries(figures).map(([name, figure]) => [wordsOf(name), String(figure)] as const),
    ...moments,
  ]
  const width = Math.max(...rows.map(([words]) => words.length))
  const lines = rows.map(([words, figure]) => `${words.padEnd(width)}  ${figure}`)
  const verdict = holds(account)
    ? 'All that was acknowledged is kept, and handled once.'
    : 'Not all that was acknowledged is kept and handled once.'
  return `${[...lines, '', ...faults, verdict].join('\n')}\n`
}

/** `sendSeconds` as `send seconds`. */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
