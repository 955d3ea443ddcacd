import { describe, expect, it } from 'vitest'
import {
  bigintArray,
  booleanArray,
  bytesArray,
  integerArray,
  textArray,
  timeArray,
  uuidArray,
} from '../../../src/receiver/adapters/postgres/binary-array.ts'
import { databasesForTests } from './databases.ts'

const databases = databasesForTests()

const uuid = Buffer.from('00112233445566778899aabbccddeeff', 'hex')
const bytes = (items: Buffer[]) => bytesArray(items, Buffer.allocUnsafe)

/** Each kind, empty and filled, and the filled one as text. */
const kinds: [type: string, empty: Buffer, filled: Buffer, text: string][] = [
  ['text', textArray([]), textArray(['a', null, '']), '{a,NULL,""}'],
  ['bytea', bytes([]), bytes([Buffer.from([0, 255]), Buffer.alloc(0)]), '{"\\\\x00ff","\\\\x"}'],
  ['uuid', uuidArray([]), uuidArray([uuid]), '{00112233-4455-6677-8899-aabbccddeeff}'],
  ['boolean', booleanArray([]), booleanArray([true, false]), '{t,f}'],
  ['integer', integerArray([]), integerArray([-1, null, 2 ** 31 - 1]), '{-1,NULL,2147483647}'],
  ['bigint', bigintArray([]), bigintArray([-(2 ** 53) + 1, null]), '{-9007199254740991,NULL}'],
  ['timestamptz', timeArray([]), timeArray([Date.UTC(2000, 0, 1), null]), '{"2000-01-01 00:00:00+00",NULL}'],
]

describe.each(kinds)('an array of %s', (type, empty, filled, text) => {
  const isRead = (value: Buffer, as: string) =>
    databases.query(`select $1::${type}[] is not distinct from $2::text::${type}[] as same`, [value, as])

  it('is read by PostgreSQL as it was meant', async () => {
    expect(await isRead(filled, text)).toEqual([{ same: true }])
    expect(await isRead(filled, '{}')).toEqual([{ same: false }])
  })

  it('may be empty', async () => {
    expect(await isRead(empty, '{}')).toEqual([{ same: true }])
  })
})
