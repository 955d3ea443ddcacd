import { CompletionContext } from '@codemirror/autocomplete'
import { json } from '@codemirror/lang-json'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { definitions } from '../../../../src/inspector/page/generated/schemas.ts'
import { completionFrom } from '../../../../src/inspector/page/parts/json-editor/completion.ts'
import type { JsonSchema } from '../../../../src/inspector/page/parts/json-editor/schema-at.ts'

interface Offering {
  schema?: JsonSchema
  /** Whether it is asked for. @default true */
  explicit?: boolean
}

/** What is offered where `|` stands, and the text after the choice of the first. */
function offered(marked: string, { schema = { $ref: 'body.json' }, explicit = true }: Offering = {}) {
  const at = marked.indexOf('|')
  const doc = marked.replace('|', '')
  const state = EditorState.create({ doc, extensions: [json()] })
  const found = completionFrom(schema, definitions)(new CompletionContext(state, at, explicit))
  if (!found) return { labels: [], text: doc }
  const typed = doc.slice(found.from, at)
  const options = found.options.filter(({ label }) => label.includes(typed.replaceAll('"', '')))
  const insert = String(options[0]?.apply ?? options[0]?.label)
  return {
    labels: options.map(({ label }) => JSON.parse(label)),
    text: doc.slice(0, found.from) + insert + doc.slice(found.to ?? at),
  }
}

describe('names', () => {
  it.each([
    ['{|}', '{"order": }'],
    ['{ord|}', '{"order": }'],
    ['{"ord|"}', '{"order": }'],
    ['{"ord|": {}}', '{"order": {}}'],
    ['{"order": {"curr', undefined],
    ['{"order": {"id": 1, "curr|"}}', '{"order": {"id": 1, "currency": }}'],
    ['{"order": {"customer": {"ema|', '{"order": {"customer": {"email": '],
    ['{"order": {"products": [{"qty": 1}, {"sk|"}]}}', '{"order": {"products": [{"qty": 1}, {"sku": }]}}'],
    ['{"order": {"shipping_address": {}, "billing_address": {"cit|"}}}', undefined],
  ])('by the place of the cursor in %s', (marked, text) => {
    const found = offered(marked.includes('|') ? marked : `${marked}|`)
    expect(found.labels.length).toBeGreaterThan(0)
    if (text) expect(found.text).toBe(text)
  })

  it('leaves out those that are there, but not the one being changed', () => {
    const { labels } = offered('{"order": {"currency": "EUR", |}}')
    expect(labels).toContain('total')
    expect(labels).not.toContain('currency')
    expect(offered('{"order": {"currency|": "EUR"}}').labels).toContain('currency')
  })

  it('of the right object, though another stands before it', () => {
    expect(offered('{"order": {"customer": {"email": "a"}, |}}').labels).toContain('shipping_address')
    expect(offered('{"order": {"customer": {"email": "a"}, |}}').labels).not.toContain('fullname')
  })

  it.each(['|', '{"order"|}', '{"order": {"unknown": {|}}}', '[|]', '{"order": {"total": 1}|}', '{} |'])(
    'offers no order field in %s',
    (marked) => {
      expect(offered(marked).labels.filter((label) => label !== 'order')).toEqual([])
    },
  )

  it('does not come unasked where nothing is written yet', () => {
    expect(offered('{|}', { explicit: false }).labels).toEqual([])
    expect(offered('{"o|"}', { explicit: false }).labels).toEqual(['order'])
  })
})

describe('values', () => {
  const schema: JsonSchema = {
    properties: {
      status: { type: 'string', enum: ['paid', 'canceled'] },
      method: { type: ['string', 'null'], examples: ['card'] },
    },
  }
  it('are those the schema lists', () => {
    expect(offered('{"status": |}', { schema }).labels).toEqual(['paid', 'canceled'])
    expect(offered('{"status": "pa|"}', { schema }).text).toBe('{"status": "paid"}')
    expect(offered('{"method": |}', { schema }).labels).toEqual(['card', null])
  })

  it('are true, false and null by the types of the order', () => {
    expect(offered('{"order": {"shipping_required": |}}').labels).toEqual([true, false, null])
    expect(offered('{"order": {"shipping_required": tr|}}').text).toBe(
      '{"order": {"shipping_required": true}}',
    )
  })
})

it('follows no reference that the schemas do not have', () => {
  expect(offered('{|}', { schema: { $ref: 'constructor' } }).labels).toEqual([])
  expect(offered('{"__proto__": {|}}').labels).toEqual([])
})
