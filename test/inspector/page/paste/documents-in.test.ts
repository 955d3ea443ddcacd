import { describe, expect, it } from 'vitest'
import { documentsIn } from '../../../../src/inspector/page/views/paste/documents-in.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

it.each(['{"a":1}', '{\n"a": 1\n}', '[1,\n2]', '', '\n', '{"a":1}\n', 'no JSON', '{"log": 1}', '1\n2'])(
  'takes %j for one document, with its bytes',
  (text) => {
    const bytes = bytesOf(text)
    const documents = documentsIn(bytes)
    expect(documents).toMatchObject({ kind: 'one', count: 1 })
    expect(documents.document(0).bytes).toBe(bytes)
  },
)

it('finds the lines of NDJSON, and the bytes of each', () => {
  const documents = documentsIn(bytesOf('{"a":1}\r\n\n[2]\n  \nno JSON\n{"é":3}'))
  expect(documents).toMatchObject({ kind: 'ndjson', count: 4 })
  const all = [0, 1, 2, 3].map((index) => textOf(documents.document(index).bytes))
  expect(all).toEqual(['{"a":1}\r', '[2]', 'no JSON', '{"é":3}'])
})

it('shows the bodies of an export of the kit, byte by byte', () => {
  const line = (id: string, body: Uint8Array) =>
    JSON.stringify({ id, event: 'order_paid', bodyBase64: Buffer.from(body).toString('base64') })
  const odd = Uint8Array.of(0x7b, 0xff, 0x7d)
  const documents = documentsIn(
    bytesOf(`${line('a-1', bytesOf('{"é":1}'))}\n${line('a-2', odd)}\n{"no":"body"}\n`),
  )
  expect(documents).toMatchObject({ kind: 'export', count: 3 })
  expect(documents.document(0).label).toBe('a-1')
  expect(textOf(documents.document(0).bytes)).toBe('{"é":1}')
  expect([...documents.document(1).bytes]).toEqual([...odd])
  expect(textOf(documents.document(2).bytes)).toBe('{"no":"body"}')
})

it.each([1, 2])('shows of an export of %i no line but those of its entries', (entries) => {
  const line = '{"id":"a-1","bodyBase64":"e30="}\n'
  const documents = documentsIn(bytesOf(`${line.repeat(entries)}{"type":"end","entries":${entries}}\n`))
  expect(documents).toMatchObject({ kind: 'export', count: entries })
  expect(textOf(documents.document(entries - 1).bytes)).toBe('{}')
})

describe('of a HAR', () => {
  const har = (entries: unknown) => bytesOf(JSON.stringify({ log: { version: '1.2', entries } }, null, 2))

  it('shows what its requests posted', () => {
    const documents = documentsIn(
      har([
        { request: { method: 'GET', url: 'http://127.0.0.1/' } },
        { request: { method: 'POST', url: 'http://127.0.0.1/hook', postData: { text: '{"order":1}' } } },
        null,
      ]),
    )
    expect(documents).toMatchObject({ kind: 'har', count: 1 })
    const { label, bytes } = documents.document(0)
    expect(label).toBe('POST http://127.0.0.1/hook')
    expect(textOf(bytes)).toBe('{"order":1}')
  })

  it('takes one that posted nothing for a document as any other', () => {
    expect(documentsIn(har([])).kind).toBe('one')
    expect(documentsIn(har('none')).kind).toBe('one')
  })
})
