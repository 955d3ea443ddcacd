import { describe, expect, it } from 'vitest'
import { chanceOf } from '../../../src/store/domain/chance.ts'
import { DueQueue } from '../../../src/store/domain/due-queue.ts'

function takeAll(queue: DueQueue): number[] {
  const taken: number[] = []
  for (;;) {
    const id = queue.take(Number.POSITIVE_INFINITY)
    if (id === undefined) return taken
    taken.push(id)
  }
}

describe('the due queue', () => {
  it('gives what is due earliest first, and in the order of coming at the same time', () => {
    const chance = chanceOf('queue')
    const due = Array.from({ length: 10_000 }, (_, id) => ({ id, at: chance.between(0, 500) }))
    const queue = new DueQueue()
    for (const { id, at } of due) queue.add(id, at)
    const sorted = [...due].sort((a, b) => a.at - b.at || a.id - b.id)
    expect(takeAll(queue)).toEqual(sorted.map(({ id }) => id))
    expect(queue.size).toBe(0)
  })

  it('gives nothing before it is due', () => {
    const queue = new DueQueue()
    queue.add(1, 10)
    expect(queue.take(9)).toBeUndefined()
    expect(queue.nextAt()).toBe(10)
    expect(queue.take(10)).toBe(1)
  })

  it('forgets what is removed, and what is added anew is due then', () => {
    const queue = new DueQueue()
    for (const id of [1, 2, 3]) queue.add(id, id)
    queue.remove(1)
    queue.add(2, 9)
    expect(queue.size).toBe(2)
    expect(queue.nextAt()).toBe(3)
    expect(takeAll(queue)).toEqual([3, 2])
  })

  it('is right through any mixture of adding, taking and removing', () => {
    const chance = chanceOf('mixture')
    const [queue, model] = [new DueQueue(), new PlainQueue()]
    for (let now = 0; now < 20_000; now += 1) {
      const step = {
        now,
        id: chance.between(1, 500),
        what: chance.between(1, 10),
        ahead: chance.between(0, 3_000),
      }
      expect(taken(queue, step)).toBe(taken(model, step))
      expect([queue.size, queue.nextAt()]).toEqual([model.size, model.nextAt()])
    }
  })
})

/** Mostly adds in the order of time, as retries come, and now and then ahead of it. */
function taken(
  queue: PlainQueue | DueQueue,
  { now, id, what, ahead }: { now: number; id: number; what: number; ahead: number },
): number | undefined {
  if (what > 6) return queue.take(now)
  if (what === 1) queue.remove(id)
  else queue.add(id, what < 5 ? now : now + ahead)
  return undefined
}

/** The same by sorting anew each time. */
class PlainQueue {
  #due: { id: number; at: number }[] = []

  get size(): number {
    return this.#due.length
  }

  add(id: number, at: number): void {
    this.remove(id)
    this.#due.push({ id, at })
    this.#due.sort((one, other) => one.at - other.at)
  }

  remove(id: number): void {
    this.#due = this.#due.filter((due) => due.id !== id)
  }

  nextAt(): number | undefined {
    return this.#due[0]?.at
  }

  take(now: number): number | undefined {
    return (this.nextAt() ?? Number.POSITIVE_INFINITY) <= now ? this.#due.shift()?.id : undefined
  }
}
