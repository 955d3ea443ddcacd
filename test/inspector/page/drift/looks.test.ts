import { describe, expect, it } from 'vitest'
import { findingKinds } from '../../../../src/contract/drift/index.ts'
import { looks, patchesText, seenText } from '../../../../src/inspector/page/views/drift/looks.ts'

describe('a finding', () => {
  it('of each kind has a sign and a word', () => {
    expect(Object.keys(looks).sort()).toEqual(Object.keys(findingKinds).sort())
    for (const { sign, word } of Object.values(looks))
      expect([sign.length, word.length > 2]).toEqual([1, true])
  })

  it.each([
    [{ kind: 'unknown_field', types: ['object', 'null'], value: null }, 'object, null'],
    [{ kind: 'value_unknown', types: ['string'], value: 'refunded' }, '“refunded”'],
    [{ kind: 'required_missing', types: [], value: null }, 'nothing'],
    [{ kind: 'went_missing', types: [], value: null }, 'nothing'],
  ] as const)('%j was seen as %s', (finding, text) => {
    expect(seenText({ ...finding, types: [...finding.types] })).toBe(text)
  })

  it('is mended by one file of patches, by the files of the schemas', () => {
    const steps = [{ op: 'remove', path: '/required' } as const]
    expect(JSON.parse(patchesText([{ file: 'order.json', steps }]))).toEqual({ 'schemas/order.json': steps })
  })
})
