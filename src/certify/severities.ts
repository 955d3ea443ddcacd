interface SeverityFacts {
  /** What a failing scenario takes away from the 100 points. */
  points: number
  /** The most that is left of them when one such scenario fails. */
  cap: number
  /** What it costs the shop, in a sentence. */
  costs: string
}

/** The closed table of what a failing scenario costs, the worst first. */
export const severities = {
  loses_hook: {
    points: 25,
    cap: 39,
    costs: 'A genuine delivery fails until its attempts are used up, and the hook goes with it.',
  },
  forgery: {
    points: 25,
    cap: 39,
    costs: 'Whoever knows the URL can make orders, payments and cancelations up.',
  },
  loses_event: {
    points: 15,
    cap: 49,
    costs: 'An event is delivered late, or is lost although it was answered as taken.',
  },
  wrong_state: {
    points: 10,
    cap: 59,
    costs: 'An order is kept twice, or in a state that it no longer has.',
  },
  slow: {
    points: 8,
    cap: 74,
    costs: 'Under load, answers come after the time limit and count as failures.',
  },
  unwise: {
    points: 4,
    cap: 89,
    costs: 'It works today, and breaks with the next change elsewhere.',
  },
} as const satisfies Record<string, SeverityFacts>

export type Severity = keyof typeof severities
