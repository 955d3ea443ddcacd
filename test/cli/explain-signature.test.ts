import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixture, fixtureToken } from '../fixtures.ts'
import { kit, newFolder } from './run-in-process.ts'

const { body, headers } = fixture('order_paid/2014-signed')
const signature = headers['Jumpseller-Hmac-Sha256'] as string
const hex = Buffer.from(signature, 'base64').toString('hex')
const token = ['--token', fixtureToken]
const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString('utf8'))))

/** By the openssl program. */
function signedBy(key: string, bytes: Buffer): string {
  const args = ['dgst', '-sha256', '-hmac', key, '-binary']
  return execFileSync('openssl', args, { input: bytes }).toString('base64')
}

async function explain(stdin: Buffer | string, ...args: string[]) {
  const ended = await kit(['explain-signature', '-', ...args], { stdin })
  const asJson = await kit(['explain-signature', '-', '--json', ...args], { stdin })
  const [result] = asJson.records()
  expect(asJson.code).toBe(ended.code)
  return { ...ended, result, json: asJson.stdout }
}

describe('explain-signature', () => {
  it('ends with 0 for a signature that is right', async () => {
    const { code, stdout, stderr, result } = await explain(body, ...token, '--signature', signature)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^valid: /)
    expect(result).toMatchObject({
      type: 'result',
      file: '-',
      size: body.length,
      verdict: 'valid',
      received: signature,
      expected: [signature],
      tokenIndex: 0,
      explains: 'received',
      mistakes: [],
      difference: null,
    })
  })

  it('names the mistake, how it is mended, and ends with 1', async () => {
    const { code, stdout, result } = await explain(body, ...token, '--signature', hex)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^malformed: .*\n {2}received {2}\S{64}\n {2}expected {2}/)
    expect(stdout).toContain(`expected  ${signature}\nWhat was done:\n  Hex in place of Base64\n    `)
    expect(result).toMatchObject({ verdict: 'malformed', mistakes: [{ id: 'hex', detail: null }] })
  })

  it('shows where the bytes differ that were signed', async () => {
    const { code, stdout, result } = await explain(rewritten, ...token, '--signature', signature)
    expect(code).toBe(1)
    expect(result?.mistakes).toMatchObject([{ id: 'decimals_dropped' }])
    const offset = body.findIndex((byte, at) => byte !== rewritten[at])
    expect(result?.difference).toMatchObject({
      offset,
      givenBytes: rewritten.length,
      signedBytes: body.length,
    })
    expect(stdout).toContain(`The first byte that differs is ${offset}:\n`)
    expect(stdout).toMatch(/this body, \d+ bytes .*399,/)
    expect(stdout).toMatch(/what was signed, \d+ bytes .*399\.0,/)
  })

  it('explains what one computed oneself, where the request is genuine', async () => {
    const computed = signedBy(fixtureToken, rewritten)
    const args = [...token, '--signature', signature, '--computed', computed]
    const { code, stdout, result } = await explain(body, ...args)
    expect(code).toBe(0)
    expect(stdout).toContain('What your code did:\n  Over the JSON parsed and written again')
    expect(result).toMatchObject({ verdict: 'valid', explains: 'computed', mistakes: [{ id: 'rewritten' }] })
    const same = await explain(body, ...token, '--signature', signature, '--computed', signature)
    expect(same.stdout).toContain('or it is right for these bytes and this token')
  })

  it('takes headers, several tokens, the settings of the store, and files of the folder', async () => {
    const other = await explain(body, ...token, '--header', `X-Signature: ${signature}`, '--header', 'A:b')
    expect(other.result).toMatchObject({
      verdict: 'missing',
      received: null,
      mistakes: [{ id: 'other_header', detail: 'X-Signature' }],
    })
    const older = await explain(body, '--token', 'new', ...token, '--signature', signature)
    expect(older).toMatchObject({ code: 0, result: { tokenIndex: 1, mistakes: [{ id: 'older_token' }] } })
    expect(older.stdout).toContain('expected of token 2')
    const folder = newFolder()
    writeFileSync(join(folder, 'body.json'), body)
    const env = { JUMPSELLER_HOOKS_TOKEN: fixtureToken, STORE_AUTHTOKEN: 'the-api-token' }
    const args = ['explain-signature', 'body.json', '--json', '--signature', signedBy('the-api-token', body)]
    const ended = await kit(args, { folder, env })
    expect(ended.records()).toMatchObject([{ verdict: 'wrong', mistakes: [{ id: 'other_token' }] }])
  })

  it('names nothing that it cannot repeat', async () => {
    const { code, stdout, result } = await explain(body, ...token, '--signature', signedBy('unknown', body))
    expect(code).toBe(1)
    expect(result?.mistakes).toEqual([])
    expect(stdout).toContain('None of the known mistakes gives this value')
  })

  it.each([
    [['-', '--signature', 'abc'], 'add --token T'],
    [['-', '--token', '', '--signature', 'abc'], 'add --token T'],
    [['-', '--token', 'T'], 'add --signature S'],
    [['-', '--token', 'T', '--header', 'nothing'], 'It takes a name and a value'],
    [['none.json', '--token', 'T', '--signature', 'abc'], 'none.json cannot be read'],
    [[], "missing required argument 'file'"],
  ])('ends %j with 2 and says what to do', async (args, message) => {
    const { code, stdout, stderr } = await kit(['explain-signature', ...args])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })

  it('helps with examples', async () => {
    const { code, stdout } = await kit(['explain-signature', '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain('Example:\n  npm run kit -- explain-signature --token')
    for (const option of ['--token', '--signature', '--computed', '--header', '--json']) {
      expect(stdout).toContain(option)
    }
  })
})
