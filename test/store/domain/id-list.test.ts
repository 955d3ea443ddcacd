import { describe, expect, it } from 'vitest'
import { chanceOf } from '../../../src/store/domain/chance.ts'
import { IdList } from '../../../src/store/domain/id-list.ts'

describe('a list of ids', () => {
  it('gives them from the greatest on, below a bound, in whatever order they came', () => {
    const chance = chanceOf('id list')
    for (let round = 0; round < 500; round += 1) {
      const count = chance.between(0, 20)
      const given = [...new Set(Array.from({ length: count }, () => chance.between(1, 50)))]
      const before = chance.oneIn(3) ? undefined : chance.between(0, 60)
      const list = new IdList()
      for (const id of given) list.add(id)
      const expected = given.filter((id) => before === undefined || id < before).sort((a, b) => b - a)
      expect([...list.newest(before)]).toEqual(expected)
    }
  })
})
