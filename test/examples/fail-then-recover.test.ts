import { expect, it } from 'vitest'
import { run } from '../../examples/fail-then-recover.ts'

const quick = { handlerRetry: 0, print: () => {} }

it('prints the timetable of three failures, the recovery, and the handler run that was made again', async () => {
  const printed: string[] = []
  const ran = await run({ ...quick, print: (line) => printed.push(line) })
  expect(ran).toEqual({
    timetable: [
      { n: 1, minute: 0, status: 500, outcome: 'status' },
      { n: 2, minute: 1, status: 500, outcome: 'status' },
      { n: 3, minute: 17, status: 500, outcome: 'status' },
      { n: 4, minute: 98, status: 200, outcome: 'delivered' },
    ],
    hook: 'active',
    mails: 0,
    handled: 1001,
  })
  expect(printed).toContain('attempt  minute  answer')
  expect(printed).toContain('      4      98  200')
  expect(printed).toContain('A handler run has failed: the database is away')
  expect(printed.at(-1)).toBe('Order 1001 is handled, in run 2')
})

it('loses the hook when ten attempts fail', async () => {
  const { timetable, hook, mails, handled } = await run({ ...quick, failures: 10 })
  expect(timetable.map(({ minute }) => minute)).toEqual([0, 1, 17, 98, 354, 979, 2275, 4676, 8772, 15333])
  expect({ hook, mails, handled }).toEqual({ hook: 'deleted', mails: 1, handled: null })
})

it('delivers at the last attempt', async () => {
  const { timetable, hook } = await run({ ...quick, failures: 9 })
  expect(timetable.at(-1)).toEqual({ n: 10, minute: 15333, status: 200, outcome: 'delivered' })
  expect(hook).toBe('active')
})
