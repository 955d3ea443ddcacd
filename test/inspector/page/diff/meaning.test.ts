import { describe, expect, it } from 'vitest'
import { compareBodies } from '../../../../src/inspector/page/views/diff/compared.ts'
import { countRows, foldRows } from '../../../../src/inspector/page/views/diff/fold-rows.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

async function compare(left: string, right: string) {
  const compared = await compareBodies(bytes(left), bytes(right))
  if (!compared.ok) throw new Error(compared.message)
  return compared
}

/** What is neither the same nor a group, as `changed /order/total 1 → 2`. */
async function changes(left: string, right: string): Promise<string[]> {
  const { rows } = await compare(left, right)
  return rows
    .filter(({ kind, movedFrom }) => (kind !== 'same' && kind !== 'group') || movedFrom !== null)
    .map(({ kind, pointer, left: was, right: is, movedFrom }) =>
      movedFrom === null ? `${kind} ${pointer} ${was} → ${is}` : `moved ${pointer} from ${movedFrom}`,
    )
}

describe('by meaning', () => {
  it('the order of keys and whitespace are no difference', async () => {
    const { isSame, counts } = await compare('{"a":1,"b":{"c":[1,2]}}', '{ "b": {"c": [1, 2]}, "a": 1 }')
    expect(isSame).toBe(true)
    expect(counts).toEqual({ changed: 0, added: 0, removed: 0, moved: 0, spelling: 0 })
  })

  it('tells what changed, came and went', async () => {
    const found = await changes(
      '{"order":{"status":"Paid","old":null}}',
      '{"order":{"status":"Canceled","new":[]}}',
    )
    expect(found).toEqual([
      'changed /order/status "Paid" → "Canceled"',
      'removed /order/old null → null',
      'added /order/new null → []',
    ])
  })

  it('loses no digit of a long number', async () => {
    expect(await changes('{"id":12345678901234567890}', '{"id":12345678901234567891}')).toEqual([
      'changed /id 12345678901234567890 → 12345678901234567891',
    ])
  })

  it.each([
    ['399.0', '399'],
    ['1e2', '100.00'],
    ['-0', '0'],
    ['0.10', '1E-1'],
    ['12345678901234567890', '1.2345678901234567890e19'],
  ])('%s and %s are the same number, spelled otherwise', async (left, right) => {
    const { isSame, counts } = await compare(`{"total":${left}}`, `{"total":${right}}`)
    expect(isSame).toBe(true)
    expect(counts.spelling).toBe(1)
    expect(await changes(`[${left}]`, `[${right}]`)).toEqual([`spelling /0 ${left} → ${right}`])
  })

  it.each([
    ['1e400', '1e401'],
    ['0.1', '0.10000000000000000001'],
    ['-1', '1'],
    ['"1"', '1'],
    ['null', '0'],
    ['{}', '[]'],
    ['true', '"true"'],
  ])('%s and %s differ', async (left, right) => {
    expect((await compare(left, right)).isSame).toBe(false)
    expect(await changes(`{"a":${left}}`, `{"a":${right}}`)).toEqual([`changed /a ${left} → ${right}`])
  })

  it('matches items by id, then sku, wherever they stand', async () => {
    const left = '{"p":[{"id":1,"qty":1},{"id":2,"qty":1},{"id":3,"qty":1}]}'
    expect(
      await changes(left, '{"p":[{"id":0},{"id":1,"qty":1},{"id":2,"qty":5},{"id":3,"qty":1}]}'),
    ).toEqual(['added /p/0 null → { 1 }', 'added /p/0/id null → 0', 'changed /p/2/qty 1 → 5'])
    expect(await changes('[{"sku":"A","n":1},{"sku":"B"}]', '[{"sku":"B"}]')).toEqual([
      'removed /0 { 2 } → null',
      'removed /0/sku "A" → null',
      'removed /0/n 1 → null',
    ])
  })

  it('tells what moved, and what changed in it', async () => {
    const found = await changes('[{"id":1},{"id":2},{"id":3,"q":1}]', '[{"id":3,"q":2},{"id":1},{"id":2}]')
    expect(found).toEqual(['moved /0 from 2', 'changed /0/q 1 → 2'])
  })

  it('matches nameless items by their place', async () => {
    expect(await changes('[{"a":1},{"a":2}]', '[{"a":1},{"a":3}]')).toEqual(['changed /1/a 2 → 3'])
  })

  it('loses no member whose name means something to JavaScript or to the comparison', async () => {
    const left = '{"__proto__":{"x":1},"constructor":1,"_t":"a","toString":null}'
    const right = '{"__proto__":{"x":2},"_t":"b","hasOwnProperty":true}'
    expect(await changes(left, right)).toEqual([
      'changed /__proto__/x 1 → 2',
      'removed /constructor 1 → null',
      'changed /_t "a" → "b"',
      'removed /toString null → null',
      'added /hasOwnProperty null → true',
    ])
  })

  it('does not take an object for a number because it says so', async () => {
    expect(
      await changes(
        '{"a":{"isLosslessNumber":true,"value":"1"}}',
        '{"a":{"isLosslessNumber":true,"value":"2"}}',
      ),
    ).toEqual(['changed /a/value "1" → "2"'])
  })

  it('writes pointers as RFC 6901 does', async () => {
    expect(await changes('{"a/b":{"~":1}}', '{"a/b":{"~":2}}')).toEqual(['changed /a~1b/~0 1 → 2'])
  })

  it('tells of keys that are there twice, of which the last counts', async () => {
    const { left, isSame } = await compare('{"a":1,"a":2}', '{"a":2}')
    expect(left.doubled).toEqual(['a'])
    expect(isSame).toBe(true)
  })

  it('says why a body cannot be compared', async () => {
    expect(await compareBodies(bytes('{"a":'), bytes('{}'))).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^A is not JSON/),
    })
    expect(await compareBodies(bytes('{}'), new Uint8Array([0x22, 0xff, 0x22]))).toMatchObject({
      message: 'B is not JSON that could be read: its bytes are not UTF-8.',
    })
    const deep = bytes(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)
    expect(await compareBodies(deep, deep)).toMatchObject({ message: expect.stringMatching(/too deeply/) })
  })

  it('compares lists too long to be matched item by item at the same place', async () => {
    const list = (count: number, total: number) =>
      JSON.stringify(Array.from({ length: count }, (_, id) => ({ id, total: id === 900 ? total : 1 })))
    expect(await changes(list(1_000, 1), list(1_001, 2))).toEqual([
      'changed /900/total 1 → 2',
      'added /1000 null → { 2 }',
      'added /1000/id null → 1000',
      'added /1000/total null → 1',
    ])
  })
})

describe('folding', () => {
  it('keeps what differs and what it stands in, and counts the rest', async () => {
    const { rows } = await compare(
      '{"a":1,"b":{"c":1,"d":2},"e":3,"f":[4]}',
      '{"a":1,"b":{"c":1,"d":9},"e":3,"f":[4]}',
    )
    const shown = foldRows(rows).map((each) => (each.kind === 'row' ? each.row.pointer : each.count))
    expect(shown).toEqual(['', 1, '/b', 1, '/b/d', 2])
  })

  it('shows nothing but the count when all is the same', async () => {
    const { rows } = await compare('{"a":1,"b":[2]}', '{"a":1,"b":[2]}')
    expect(foldRows(rows)).toMatchObject([{ kind: 'folded', count: 2 }])
  })

  it('counts what came or went as a whole once', async () => {
    const { rows } = await compare('{"gone":{"x":[1,2]}}', '{"a":{"b":{"c":1}},"d":1}')
    expect(countRows(rows)).toEqual({ changed: 0, added: 2, removed: 1, moved: 0, spelling: 0 })
  })
})
