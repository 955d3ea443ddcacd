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
})
