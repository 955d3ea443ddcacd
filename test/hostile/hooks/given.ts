import fc from 'fast-check'
import { fixtures } from '../../fixtures.ts'
import { doorNames } from '../case.ts'

const refusedOrOdd = new Set(['quarantined', 'refused'])
const mostBytes = 8_000

/** Bodies that a store sends, short ones: what is changed of them is found again. */
export const goodBodies: readonly Buffer[] = fixtures()
  .filter(({ group, body }) => !refusedOrOdd.has(group) && body.length < mostBytes)
  .map(({ body }) => body)

export const goodBody = fc.constantFrom(...goodBodies)
export const door = fc.constantFrom(...doorNames)
export const smallBody = Buffer.from('{"order":{"id":1026,"status":"Paid","total":369.20}}')
