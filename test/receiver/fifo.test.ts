import { describe, expect, it } from 'vitest'
import { Fifo } from '../../src/receiver/fifo.ts'

describe('a fifo', () => {
  it('gives back everything in its order, taken while more comes in', () => {
    const fifo = new Fifo<number>()
    const taken: (number | undefined)[] = []
    for (let n = 0; n < 100; n++) {
      fifo.push(2 * n)
      fifo.push(2 * n + 1)
      taken.push(fifo.take())
    }
    expect(fifo.size).toBe(100)
    while (fifo.size > 0) taken.push(fifo.take())
    expect(taken).toEqual(Array.from({ length: 200 }, (_, n) => n))
    expect(fifo.take()).toBeUndefined()
  })
})
