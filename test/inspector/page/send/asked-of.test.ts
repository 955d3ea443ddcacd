import { describe, expect, it } from 'vitest'
import { eventNames } from '../../../../src/contract/index.ts'
import { askedOf } from '../../../../src/inspector/page/views/send/asked-of.ts'
import { eventNames as eventNamesOfPage } from '../../../../src/inspector/page/views/send/event-names.ts'
import { startOf } from '../../../../src/inspector/page/views/send/start.ts'

const hookUrl = 'http://127.0.0.1:3000/webhooks/jumpseller'
const start = startOf(new TextEncoder().encode('{"order":{"id":1}}'))
const drafted = {
  entry: 'inbox-7',
  start,
  text: null,
  event: '',
  to: '',
  hookUrl,
  stamp: 'now',
  repeat: '1',
} as const

describe('of an entry', () => {
  it('names it alone while nothing is edited, so that its very bytes are sent', () => {
    const asked = { entry: 'inbox-7', stamp: 'now', repeat: 1 }
    expect(askedOf(drafted)).toEqual(asked)
    expect(askedOf({ ...drafted, text: start.pretty })).toEqual(asked)
    expect(askedOf({ ...drafted, to: hookUrl })).toEqual(asked)
  })

  it('sends an edited text as it stands', () => {
    expect(askedOf({ ...drafted, text: '{"order":' })).toMatchObject({ entry: 'inbox-7', body: '{"order":' })
    expect(askedOf({ ...drafted, text: '' })).toMatchObject({ body: '' })
  })

  it('takes event, target, stamp and repeats from the fields', () => {
    const asked = askedOf({
      ...drafted,
      event: ' order_paid ',
      to: ' http://localhost:8080/ ',
      stamp: 'kept',
      repeat: '3',
    })
    expect(asked).toEqual({
      entry: 'inbox-7',
      event: 'order_paid',
      to: 'http://localhost:8080/',
      stamp: 'kept',
      repeat: 3,
    })
    expect(askedOf({ ...drafted, repeat: '' }).repeat).toBe(1)
    expect(askedOf({ ...drafted, repeat: '2.5' }).repeat).toBe(2.5)
  })
})

it('sends a fixture that is not edited by its bytes, stamped now', () => {
  const asked = askedOf({ ...drafted, entry: '', event: 'order_paid', stamp: 'kept' })
  expect(asked).toEqual({
    event: 'order_paid',
    bodyBase64: Buffer.from(start.bytes).toString('base64'),
    stamp: 'now',
    repeat: 1,
  })
})

it('has the events of the contract', () => {
  expect(eventNamesOfPage).toEqual(eventNames)
})
