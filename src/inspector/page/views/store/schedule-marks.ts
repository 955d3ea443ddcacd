import type { WholeDeliveryView } from '../../../../store/index.ts'

export type MarkKind = 'delivered' | 'failed' | 'next' | 'planned' | 'not_needed'

/** One attempt on the axis. */
export interface ScheduleMark {
  /** From 1. */
  n: number
  at: string
  /** Milliseconds after the first attempt. */
  offset: number
  /** From 0, the first attempt, to 1, the last of the profile. */
  position: number
  kind: MarkKind
  /** `500`, `timeout`, `200`; for those not made what they are. */
  word: string
}

export interface ScheduleEnd {
  /** `Hook deleted`, or what it will come to. */
  word: string
  isReached: boolean
}

export interface Tick {
  label: string
  position: number
}

const minute = 60_000

/** Where a span lies on an axis of so many milliseconds: logarithmic, in minutes, with 0 at its begin. */
export function logPosition(offset: number, length: number): number {
  if (length <= 0) return 0
  const position = Math.log1p(Math.max(0, offset) / minute) / Math.log1p(length / minute)
  return Math.min(1, position)
}

const kinds = { made: 'failed', next: 'next', planned: 'planned', not_needed: 'not_needed' } as const
const words = { next: 'next', planned: 'planned' } as const

export function scheduleMarks({
  schedule,
  attempts,
}: Pick<WholeDeliveryView, 'schedule' | 'attempts'>): ScheduleMark[] {
  const times = schedule.map(({ at }) => Date.parse(at))
  const begin = times[0] ?? 0
  const notMade = attempts.some(({ outcome }) => outcome === 'delivered') ? 'not needed' : 'not made'
  const length = (times.at(-1) ?? begin) - begin
  return schedule.map(({ n, at, state }) => {
    const offset = Date.parse(at) - begin
    const made = state === 'made' ? attempts.find((attempt) => attempt.n === n) : undefined
    const isDelivered = made?.outcome === 'delivered'
    return {
      n,
      at,
      offset,
      position: logPosition(offset, length),
      kind: isDelivered ? 'delivered' : kinds[state],
      word: made
        ? String(made.status ?? made.outcome)
        : { ...words, not_needed: notMade, made: 'made' }[state],
    }
  })
}

const spans: [string, number][] = [
  ['1 min', 1],
  ['10 min', 10],
  ['1 h', 60],
  ['6 h', 360],
  ['1 d', 1_440],
  ['3 d', 4_320],
  ['10 d', 14_400],
  ['30 d', 43_200],
  ['1 y', 525_600],
]

/** Round spans on an axis of so many milliseconds, with its begin. */
export function ticksOf(length: number): Tick[] {
  const inside = spans.filter(([, minutes]) => minutes * minute <= length)
  return [
    { label: '0', position: 0 },
    ...inside.map(([label, minutes]) => ({ label, position: logPosition(minutes * minute, length) })),
  ]
}

const units: [string, number][] = [
  ['d', 1_440],
  ['h', 60],
  ['min', 1],
]

/** A span by one unit, so that ten of them stand beside one another: `10.6 d`, `16 h`, `17 min`, `0`. */
export function shortSpan(offset: number): string {
  const minutes = offset / minute
  if (minutes < 1) return offset < 1_000 ? '0' : `${Math.round(offset / 1_000)} s`
  const [unit, size] = units.find(([, each]) => minutes >= each) ?? ['min', 1]
  const amount = minutes / size
  return `${unit === 'd' || (unit === 'h' && amount < 10) ? Number(amount.toFixed(1)) : Math.floor(amount)} ${unit}`
}
