import { expect, it } from 'vitest'
import { titleWith } from '../../../../src/inspector/page/views/inbox/title-with.ts'

it('counts in front of the title, once, and not for ever', () => {
  const title = 'Inspector · Jumpseller webhook kit'
  const three = titleWith(title, 3)
  expect(three).toBe(`(3) ${title}`)
  expect(titleWith(three, 4)).toBe(`(4) ${title}`)
  expect(titleWith(titleWith(title, 12_000), 0)).toBe(title)
})
