import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scenarios } from '../../src/certify/index.ts'
import { startReceiver } from '../../src/testing/index.ts'
import { hooksToken, serve } from '../certify/certifying.ts'
import { createGoodReceiver } from '../flawed-receivers/good.ts'
import { kit, newFolder } from './run-in-process.ts'

const only = ['--only', 'order-paid-today,phone-null,signature-missing']

describe('certify', () => {
  it("gives the kit's own receiver full marks, and writes all reports", async () => {
    const receiver = await startReceiver({ hooksToken })
    const folder = newFolder()
    try {
      const { code, stdout, stderr } = await kit(
        [
          'certify',
          receiver.hookUrl,
          ...['--token', hooksToken, '--read', `${receiver.url}/api/orders/{order}`],
          ...['--junit', 'out/a.xml', '--html', 'a.html', '--badge', 'a.svg'],
        ],
        { folder },
      )
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toContain(`${scenarios.length}/${scenarios.length}  ✔ nothing-lost-at-once`)
      expect(stdout).toContain(`${scenarios.length} passed, 0 warned, 0 failed, 0 not judged`)
      expect(stdout.trimEnd()).toMatch(/Grade A, 100 of 100$/)
      const written = ['out/a.xml', 'a.html', 'a.svg'].map((file) => readFileSync(join(folder, file), 'utf8'))
      expect(written[0]).toContain('failures="0"')
      expect(written[1]).toContain('100 of 100')
      expect(written[2]).toContain('A · 100')
      expect(stdout + written.join()).not.toContain(hooksToken)
    } finally {
      await receiver.stop()
    }
  })

  it('ends with 1 when something fails, and says what follows by the profile', async () => {
    const url = await serve((req, res) => {
      req.resume().on('end', () => res.writeHead(500).end())
    })
    const { code, stdout } = await kit(['certify', url, ...only, '--profile', 'jumpseller-2023'])
    expect(code).toBe(1)
    expect(stdout).toContain('✖ FAIL  Order Paid with today')
    expect(stdout).toContain(
      '5 attempts over 0.25 days, all answered 500; then the event is lost and the hook stays.',
    )
    expect(stdout).toContain('Add --token T')
  })

  it('ends with 1 when a fault elsewhere keeps the chosen scenario from being judged', async () => {
    const url = await serve((_, res) => res.writeHead(301, { location: '/' }).end())
    const { code, records } = await kit(['certify', url, '--json', '--only', 'phone-null'])
    expect(code).toBe(1)
    expect(records()).toMatchObject([
      { id: 'phone-null', verdict: 'not_judged', blockedBy: 'redirect-answered' },
      { type: 'result', fail: 0, blocked: 1, grade: 'F' },
    ])
  })

  it('tells programs in NDJSON', async () => {
    const url = await serve(createGoodReceiver(hooksToken))
    const { code, records } = await kit(['certify', url, '--json', '--token', hooksToken, ...only])
    expect(code).toBe(0)
    expect(records()).toMatchObject([
      { type: 'scenario', id: 'order-paid-today', verdict: 'pass' },
      { type: 'scenario', id: 'phone-null', verdict: 'pass' },
      { type: 'scenario', id: 'signature-missing', verdict: 'pass' },
      { type: 'result', score: 100, grade: 'A', pass: 3, warn: 0, fail: 0, notJudged: 0, signed: true },
    ])
  })

  it.each([
    [{ JUMPSELLER_HOOKS_TOKEN: hooksToken }, [], true],
    [{ JUMPSELLER_HOOKS_TOKEN: 'another' }, ['--token', hooksToken], true],
    [{ JUMPSELLER_HOOKS_TOKEN: hooksToken }, ['--token', ''], false],
    [{}, [], false],
  ])('signs with the token of %j and %j: %s', async (env, token, signed) => {
    const url = await serve(createGoodReceiver(signed ? hooksToken : null))
    const { code, records } = await kit(['certify', url, '--json', ...only, ...token], { env })
    expect(code).toBe(0)
    expect(records().at(-1)).toMatchObject({ signed, fail: 0 })
  })

  it('lists the scenarios', async () => {
    const { code, stdout } = await kit(['certify', '--list'])
    expect(code).toBe(0)
    expect(stdout.trimEnd().split('\n')).toHaveLength(scenarios.length)
    expect((await kit(['certify', '--list', '--json'])).records()[0]).toMatchObject({
      id: 'order-created-2014',
    })
  })

  it.each([
    [[], 'Say where the receiver takes hooks'],
    [
      ['https://shop.example/hook'],
      'shop.example is not this machine, and certify will create entries there',
    ],
    [['http://127.0.0.1:9/', '--only', 'phone-nul'], 'There is no scenario phone-nul: --list tells all.'],
    [['http://127.0.0.1:9/', '--read', 'http://127.0.0.1:9/orders'], 'with {order} in it'],
    [['http://127.0.0.1:9/'], 'Nobody can be reached at http://127.0.0.1:9/'],
    [['http://nowhere.invalid/', '--yes'], 'Nobody can be reached at http://nowhere.invalid/'],
  ])('ends %j with 2 and says what to do', async (args, message) => {
    const { code, stdout, stderr } = await kit(['certify', ...args])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  it('ends with 2 when a report cannot be written, after it has told all', async () => {
    const url = await serve(createServer(createGoodReceiver(null).listeners('request')[0] as never))
    const { code, stdout, stderr } = await kit(['certify', url, ...only, '--html', '/dev/null/a.html'])
    expect(code).toBe(2)
    expect(stdout).toContain('Grade A')
    expect(stderr).toContain('The report cannot be written')
  })
})
