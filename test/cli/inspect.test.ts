import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sign } from '../../src/contract/index.ts'
import { fixture, fixtures } from '../fixtures.ts'
import { kit, newFolder } from './run-in-process.ts'

async function inspect(body: Buffer | string, ...args: string[]) {
  const ended = await kit(['inspect', '-', '--json', ...args], { stdin: body })
  const [result] = ended.records()
  return { ...ended, result }
}

describe('inspect', () => {
  it('tells the fields of a body', async () => {
    const { code, result } = await inspect(fixture('order_paid/2014').body, '--event', 'order_paid')
    expect(code).toBe(0)
    expect(result).toMatchObject({
      verdict: 'accepted',
      errors: [],
      unknownFields: [],
      fields: { id: 1026, customerEmail: 'test@gmail.com', total: 369.2 },
    })
  })

  it('reads a file of the working folder, and speaks to people', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'body.json'), fixture('special/unknown-field').body)
    const { code, stdout } = await kit(['inspect', 'body.json'], { folder })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^accepted\n/)
    expect(stdout).toContain('Unknown to the schema: /order/loyalty_points')
    expect(stdout).toMatch(/customerEmail +\S+@/)
  })

  it('finds unknown fields in parts and lists too', async () => {
    const order = { id: 1, status: 'Paid', customer: { vip: true }, products: [{ id: 1 }, { 'a/b~': 1 }] }
    const { result } = await inspect(JSON.stringify({ order, sent_by: 'x' }))
    expect(result?.unknownFields).toEqual(['/order/customer/vip', '/order/products/1/a~1b~0', '/sent_by'])
  })

  it('names the known field that was perhaps meant', async () => {
    const body = JSON.stringify({ order: { id: 1, status: 'Paid', totl: 5, loyalty: 1 } })
    const { result } = await inspect(body)
    expect(result?.unknown).toEqual([
      { pointer: '/order/totl', nearest: 'total' },
      { pointer: '/order/loyalty', nearest: null },
    ])
    const { stdout } = await kit(['inspect', '-'], { stdin: body })
    expect(stdout).toContain('Unknown to the schema: /order/totl (perhaps total), /order/loyalty\n')
  })

  it('tells what a parser loses of the bytes', async () => {
    const { body } = fixture('special/id-64-bit')
    const { result } = await inspect(body)
    expect(result?.fidelity).toMatchObject({ size: body.length, json: true, syntaxError: null })
    const { stdout } = await kit(['inspect', '-'], { stdin: body })
    expect(stdout).toContain('What a parser loses:\n  Integer that JavaScript cannot hold. ')
    expect(stdout).toMatch(
      /^ {4}\/order\/id at byte \d+: 9223372036854775807 is written as 9223372036854776000$/m,
    )
    const many = await kit(['inspect', '-'], { stdin: fixture('special/five-hundred-lines').body })
    expect(many.stdout).toMatch(/^ {4}and \d{3} more$/m)
    const plain = await kit(['inspect', '-'], { stdin: '{"order":{"id":1,"status":"Paid"}}' })
    expect(plain.stdout).not.toContain('What a parser loses')
  })

  it('writes nothing of a body that a terminal would obey', async () => {
    const stdin = '{"order":{"id":1,"status":"Paid","\\u001b[2J\\u009b":1.0}}'
    const { stdout } = await kit(['inspect', '-'], { stdin })
    expect(stdout).toContain('Unknown to the schema: /order/\\u001b[2J\\u009b\n')
    expect(stdout).toContain('    /order/\\u001b[2J\\u009b at byte')
    expect([...stdout].filter((character) => '\u001b\u009b'.includes(character))).toEqual([])
  })

  it('says where a body stops being JSON', async () => {
    const stdin = '{"order":\n {"id":1,}}'
    const { code, stdout } = await kit(['inspect', '-'], { stdin })
    expect(code).toBe(1)
    expect(stdout).toContain(
      'Not JSON at line 2, column 10 (byte 19): Here is "}}" where a key in quotes should',
    )
    expect((await inspect(stdin)).result?.fidelity).toMatchObject({ syntaxError: { line: 2, column: 10 } })
  })

  it('names what is off schema by JSON Pointers', async () => {
    const { code, result } = await inspect(fixture('quarantined/off-schema-id-string').body)
    expect(code).toBe(1)
    expect(result).toMatchObject({
      verdict: 'quarantined',
      reason: 'off_schema',
      errors: [{ path: '/order/id', message: 'must be integer' }],
      fields: null,
    })
  })

  it.each(fixtures('quarantined').filter(({ name }) => name.startsWith('not-json')))(
    'says that $name is not JSON',
    async ({ body }) => {
      const { code, result } = await inspect(body)
      expect(code).toBe(1)
      expect(result).toMatchObject({ verdict: 'quarantined', reason: 'not_json', errors: [] })
    },
  )

  it.each(fixtures('special'))('accepts $name', async ({ body }) => {
    const { code, stderr } = await inspect(body)
    expect([code, stderr]).toEqual([0, ''])
  })

  it('takes any event, and says when it is none of the five', async () => {
    const { code, result } = await inspect(fixture('order_paid/today').body, '--event', 'product_updated')
    expect(code).toBe(1)
    expect(result).toMatchObject({ verdict: 'quarantined', reason: 'event_unknown' })
  })

  it('checks a signature with the token', async () => {
    const { body } = fixture('order_paid/today')
    const good = await inspect(body, '--token', 'mine', '--signature', sign(body, 'mine'))
    expect(good.code).toBe(0)
    const bad = await inspect(body, '--token', 'mine', '--signature', sign(body, 'other'))
    expect(bad.code).toBe(1)
    expect(bad.result).toMatchObject({
      verdict: 'refused',
      reason: 'signature_wrong',
      expectedSignature: sign(body, 'mine'),
    })
  })

  it('makes a signature with the token alone', async () => {
    const { body } = fixture('order_paid/today')
    const { result } = await inspect(body, '--token', 'mine')
    expect(result?.expectedSignature).toBe(sign(body, 'mine'))
  })
})
