import { scenarios } from '../../src/certify/index.ts'

/** Scenarios that a flaw can break only together, by their ids. */
const idsOf = (end: string) => scenarios.map(({ id }) => id).filter((id) => id.endsWith(end))

export const bodiesOf2014 = idsOf('-2014')
export const bodiesOfToday = idsOf('-today')
export const everyEvent = [...bodiesOf2014, ...bodiesOfToday]

/** Whatever says that a forgery was refused on purpose. */
export const everyForgery = scenarios.filter(({ group }) => group === 'signatures').map(({ id }) => id)

/** What cannot be judged where none of today's five events is taken. */
export const whateverBuildsOnAnEvent = scenarios
  .filter(({ group, needs }) => needs.includes('sound event') || group === 'signatures')
  .map(({ id }) => id)
