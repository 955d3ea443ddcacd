import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createUndiciPost } from '../../src/inspector/index.ts'
import { fixture, fixtureToken } from '../fixtures.ts'
import { inspecting, listener, postFixture } from '../inspector/inspecting.ts'
import { listening } from '../receiver/running.ts'
import { kit } from './run-in-process.ts'

const token = { JUMPSELLER_HOOKS_TOKEN: fixtureToken }

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('replay of an entry', () => {
  it('is a duplicate to the receiver that it came from', async () => {
    const { url, hook } = await inspecting()
    const { id } = await postFixture(hook, 'order_paid/today')
    const ended = await kit(['replay', id, '--from', url, '--json'])
    expect(ended.records()).toEqual([
      {
        type: 'result',
        replayed: id,
        to: hook,
        size: fixture('order_paid/today').body.length,
        status: 200,
        failure: null,
        latencyMs: expect.any(Number),
        verdict: 'duplicate',
        reason: null,
        id,
      },
    ])
    expect([ended.code, ended.stderr]).toEqual([0, ''])
  })

  it('goes elsewhere, byte for byte, and may be stamped anew', async () => {
    const { url, hook } = await inspecting()
    const { id } = await postFixture(hook, 'order_paid/production')
    const target = await listener()
    await kit(['replay', id, '--from', url, '--to', target.url])
    await kit(['replay', id, '--from', url, '--to', target.url, '--stamp', 'now'], { env: token })
    const { body, headers } = fixture('order_paid/production')
    expect(target.got.map((each) => each.body)).toEqual([body, body])
    const [kept, anew] = target.got.map(({ rawHeaders }) => rawHeaders)
    const stamp = headers['Jumpseller-Triggered-At']
    expect([kept?.includes(stamp as string), anew?.includes(stamp as string)]).toEqual([true, false])
  })

  it('ends with 1 when it is refused or nobody answers, and says what to do', async () => {
    const { url, hook } = await inspecting()
    const { id } = await postFixture(hook, 'order_paid/today')
    const other = await listening(createServer((_req, res) => res.writeHead(401).end()))
    const refused = await kit(['replay', id, '--from', url, '--to', other])
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('--token')])
    const nobody = await kit(['replay', id, '--from', url, '--to', 'http://127.0.0.1:1'])
    expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining('refused')])
    const noKit = await kit(['replay', id, '--from', 'http://127.0.0.1:1'])
    expect([noKit.code, noKit.stderr]).toEqual([1, expect.stringContaining('--from')])
  })

  it('that nobody knows is a wrong use', async () => {
    const { url } = await inspecting()
    const ended = await kit(['replay', 'abc-77', '--from', url])
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining('No entry abc-77')])
  })
})

describe('replay of a file', () => {
  it('takes the headers beside it', async () => {
    const { url } = await inspecting()
    const file = resolve('fixtures/order_shipped/today.body.json')
    const ended = await kit(['replay', file, '--from', url, '--json'])
    expect(ended.records()).toMatchObject([{ status: 200, verdict: 'accepted' }])
  })

  it('signs one that has none', async () => {
    const { url } = await inspecting()
    const folder = newFolder()
    writeFileSync(join(folder, 'order.json'), fixture('order_paid/today').body)
    const ended = await kit(['replay', 'order.json', '--from', url, '--event', 'order_paid', '--json'], {
      env: token,
      folder,
    })
    expect(ended.records()).toMatchObject([{ status: 200, verdict: 'accepted' }])
    const unsigned = await kit(['replay', 'order.json', '--from', url], { folder })
    expect([unsigned.code, unsigned.stderr]).toEqual([1, expect.stringContaining('sent unsigned')])
  })

  it.each([
    [['replay', 'nowhere.json'], 'cannot be read'],
    [['replay', 'x', '--stamp', 'later'], 'now or kept'],
    [['replay', 'x', '--event', 'a b'], 'order_paid'],
    [['replay', 'x', '--to', 'ftp://a'], 'http'],
  ])('refuses %j', async (args, message) => {
    const ended = await kit(args)
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining(message)])
  })
})

it('ends its connections', async () => {
  const { post, close } = createUndiciPost()
  const target = await listener()
  await post(new URL(target.url), { headers: [], body: Buffer.from('x') }, new AbortController().signal)
  await close()
  const after = await post(
    new URL(target.url),
    { headers: [], body: Buffer.from('x') },
    new AbortController().signal,
  )
  expect(after).toMatchObject({ status: null, failure: 'network' })
})
