import { json } from '@codemirror/lang-json'
import { EditorState } from '@codemirror/state'
import { expect, it } from 'vitest'
import { jsonFaults } from '../../../../src/inspector/page/parts/json-editor/faults.ts'
import { rangeAt } from '../../../../src/inspector/page/parts/json-editor/node-at.ts'

const stateOf = (doc: string) => EditorState.create({ doc, extensions: [json()] })

it.each([
  ['{"a": tru}', 'tru'],
  ['{"a": 1,\n "b" 2}', '2'],
  ['{"a": [1, 2}', '}'],
])('marks the fault of %s at its place', (doc, place) => {
  const [fault] = jsonFaults(stateOf(doc))
  expect(fault?.message).toMatch(/^This is no JSON yet: [^{]*\.$/)
  const at = doc.lastIndexOf(place)
  expect(fault?.from).toBeGreaterThanOrEqual(at - 1)
  expect(fault?.to).toBeLessThanOrEqual(at + place.length + 1)
  expect(fault?.to).toBeGreaterThan(fault?.from ?? Infinity)
})

it('says what to write into an empty text', () => {
  expect(jsonFaults(stateOf(''))).toMatchObject([{ from: 0, to: 0, message: /such as \{\}/ }])
})

it('finds none in JSON', () => {
  expect(jsonFaults(stateOf('{"a": [1, null, "x"]}'))).toEqual([])
})

it('finds the node of a pointer, and its nearest parent where it is missing', () => {
  const doc = '{"total": "x", "lines": [1, {"a/b": true}]}'
  const textAt = (pointer: string) => {
    const { from, to } = rangeAt(stateOf(doc), pointer)
    return doc.slice(from, to)
  }
  expect(textAt('/total')).toBe('"x"')
  expect(textAt('/lines/1/a~1b')).toBe('true')
  expect(textAt('/lines/7')).toBe('[1, {"a/b": true}]')
  expect(textAt('')).toBe('{')
})
