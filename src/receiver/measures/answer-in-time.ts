import type { Clock } from '../clock.ts'

interface Options {
  clock: Clock
  /** Milliseconds after which it counts as failed; it is not asked again before it has answered. */
  limit: number
}

const milliseconds = 1_000

/**
 * A question that costs something, asked at most once a second however many want to know: those who come
 * meanwhile share its answer.
 */
export function answerInTime<T>(ask: () => Promise<T>, { clock, limit }: Options): () => Promise<T> {
  let asked: { at: number; answer: Promise<T> } | undefined
  let isUnderWay = false

  function askNow(): Promise<T> {
    isUnderWay = true
    const answer = ask().finally(() => {
      isUnderWay = false
    })
    return new Promise((resolve, reject) => {
      const callOff = clock.after(limit, () => reject(new Error(`No answer within ${limit} ms.`)))
      answer.then(resolve, reject).finally(callOff)
    })
  }

  return () => {
    const now = clock.now()
    // A clock that was set back must not keep an old answer.
    const isFresh = asked && Math.abs(now - asked.at) < milliseconds
    if (!asked || (!isFresh && !isUnderWay)) asked = { at: now, answer: askNow() }
    return asked.answer
  }
}
