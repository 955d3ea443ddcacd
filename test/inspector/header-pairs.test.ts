import { describe, expect, it } from 'vitest'
import { endToEnd, type HeaderPair, sendable, withHeader } from '../../src/inspector/header-pairs.ts'
import { headerPairs } from '../../src/receiver/http/views.ts'

const kept: HeaderPair[] = [
  ['Content-Type', 'application/json'],
  ['JUMPSELLER-EVENT', 'order_paid'],
  ['X-A', '1'],
  ['jumpseller-event', 'order_shipped'],
  ['X-A', '2'],
]

describe('a header', () => {
  it('is put in the place of those of its name, as it was spelled', () => {
    expect(withHeader(kept, 'Jumpseller-Event', 'new')).toEqual([
      ['Content-Type', 'application/json'],
      ['JUMPSELLER-EVENT', 'new'],
      ['X-A', '1'],
      ['X-A', '2'],
    ])
  })

  it('is put at the end where there is none, and taken away by null', () => {
    expect(withHeader(kept, 'X-New', 'b').at(-1)).toEqual(['X-New', 'b'])
    expect(withHeader(kept, 'x-a', null).map(([name]) => name)).toEqual([
      'Content-Type',
      'JUMPSELLER-EVENT',
      'jumpseller-event',
    ])
  })

  it('of one connection alone is not sent again', () => {
    const raw = ['Host', 'a', 'Connection', 'close, X-Hop', 'x-hop', '1', 'Content-Length', '2', 'X-A', '3']
    expect(
      sendable(headerPairs([...raw, 'Transfer-Encoding', 'chunked', 'Accept-Encoding', 'gzip'])),
    ).toEqual([['X-A', '3']])
  })
})

it('passes on what is end to end, repeated as received, and leaves out what belongs to the connection', () => {
  const ofConnection = ['Host', 'a', 'Connection', 'close, X-Hop', 'x-hop', 'h', 'Content-Length', '2']
  const received = [...ofConnection, 'X-One', '1', 'Set', 'a', 'Set', 'b', 'Transfer-Encoding', 'chunked']
  const passed = ['X-One', '1', 'Set', 'a', 'Set', 'b', 'Accept-Encoding', 'br']
  expect(endToEnd(headerPairs([...received, 'Accept-Encoding', 'br'])).flat()).toEqual(passed)
})
