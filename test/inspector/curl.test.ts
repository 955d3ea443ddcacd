import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { signedRequest } from '../../src/testing/index.ts'
import { fixtureToken } from '../fixtures.ts'
import { headerIn, inspecting, listener, postFixture } from './inspecting.ts'

/** Runs a command as pasted, in a folder of its own. */
async function bash(command: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'curl-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return (await promisify(execFile)('bash', ['-c', command], { cwd: folder })).stdout
}

async function textOf(url: string): Promise<string> {
  const answer = await fetch(url)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
  return answer.text()
}

/** Bash runs what stands behind `# `, to fetch the body as the comment says. */
function withDownload(command: string): string {
  const download = /^# {3}(curl .*)$/m.exec(command)?.[1]
  expect(download).toBeDefined()
  return `${download} && ${command}`
}

describe('the cURL command of an entry', () => {
  it('is known to the receiver as kept, and taken when signed anew', async () => {
    const { url, hook } = await inspecting()
    const { id } = await postFixture(hook, 'order_paid/today')
    const kept = await textOf(`${url}/inspector/entries/${id}/curl`)
    expect(await bash(kept)).toContain(JSON.stringify({ verdict: 'duplicate', id }))
    const signed = await textOf(`${url}/inspector/entries/${id}/curl?signed=1`)
    expect(await bash(signed)).toMatch(/^HTTP\/1.1 200 OK/)
    expect(signed).not.toContain(fixtureToken)
  })

  it.each([
    ['quotes and dollars', `{"a":"it's $HOME \`id\` \\\\ !! \\"x\\""}\n\n`],
    ['letters of other scripts', '{"näme":"日本 ✓"}'],
    ['an at sign in front', '@/etc/hostname'],
    ['control characters', '{"a":1}\r\n\u001b[31m\u0000'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['a long one', JSON.stringify({ fill: 'x'.repeat(150_000) })],
    ['nothing', ''],
  ])('sends exactly the bytes: %s', async (_case, body) => {
    const { url, hook } = await inspecting()
    const asked = signedRequest(Buffer.from(body), { hooksToken: fixtureToken })
    const headers = {
      ...asked.headers,
      'X-Odd': `it's "odd" $(id)`,
      'X-Empty': '',
      'X-Utf8': Buffer.from('ñ').toString('latin1'),
    }
    const { id } = (await (await fetch(hook, { ...asked, headers })).json()) as { id: string }
    const target = await listener()
    const command = await textOf(
      `${url}/inspector/entries/${id}/curl?to=${encodeURIComponent(`${target.url}/a'b?c=d&e`)}`,
    )
    await bash(/^# /m.test(command) ? withDownload(command) : command)
    const [got] = target.got
    expect(Buffer.from(got?.body ?? '')).toEqual(asked.body)
    expect(got?.path).toBe("/a'b?c=d&e")
    for (const [name, value] of Object.entries(headers)) {
      expect([name, headerIn(got?.rawHeaders ?? [], name)]).toEqual([name, value])
    }
    expect(command.length).toBeLessThan(110_000)
  })

  it('leaves a header out that is no text, and says so', async () => {
    const { url, hook } = await inspecting()
    const asked = signedRequest('{}', { hooksToken: fixtureToken })
    const headers = { ...asked.headers, 'X-Latin': '\u00ff' }
    const { id } = (await (await fetch(hook, { ...asked, headers })).json()) as { id: string }
    expect(await textOf(`${url}/inspector/entries/${id}/curl`)).toContain(
      '# Left out, since it is no text: the header X-Latin',
    )
  })

  it.each([
    ['nobody-1/curl', 404],
    ['ID/curl?to=ftp://a/', 422],
    ['ID/curl?signed=1', 422],
  ])('is refused for %s', async (path, status) => {
    const { url, hook } = await inspecting({ receiver: { hooksToken: null }, hooksTokens: [] })
    const { id } = await postFixture(hook, 'order_paid/today')
    const answer = await fetch(`${url}/inspector/entries/${path.replace('ID', id)}`)
    expect([answer.status, await answer.json()]).toEqual([status, { message: expect.any(String) }])
  })
})
