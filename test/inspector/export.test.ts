import { describe, expect, it, vi } from 'vitest'
import { fixtureFiles } from '../../src/inspector/index.ts'
import { signedRequest } from '../../src/testing/signed-request.ts'
import { fixture, fixtureToken } from '../fixtures.ts'
import { inspecting, postFixture } from './inspecting.ts'

interface HarEntry {
  startedDateTime: string
  request: {
    url: string
    headers: { name: string; value: string }[]
    bodySize: number
    postData: { mimeType: string; text: string; encoding?: string }
  }
  response: { status: number; content: { size: number; text: string } }
}

async function exported(url: string, query: string): Promise<Response> {
  return fetch(`${url}/inspector/export?${query}`)
}

const today = fixture('order_paid/today')
const notJson = fixture('quarantined/not-json-bad-utf8')

/** Three entries, of which one is no text. */
async function withEntries() {
  const inspected = await inspecting()
  const ids: string[] = []
  for (const place of ['order_paid/today', 'order_shipped/today', 'quarantined/not-json-bad-utf8']) {
    ids.push((await postFixture(inspected.hook, place)).id)
  }
  return { ...inspected, ids }
}

describe('an export', () => {
  it('as HAR has every request, with text as text and other bytes in Base64', async () => {
    const { url, hook, ids } = await withEntries()
    const answer = await exported(url, `format=har&ids=${ids.join()}`)
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="entries.har"')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const { log } = (await answer.json()) as {
      log: { version: string; creator: object; entries: HarEntry[] }
    }
    expect([log.version, log.creator]).toEqual(['1.2', { name: 'jumpseller-webhook-kit', version: '1.2.3' }])
    expect(log.entries.map(({ request }) => request.url)).toEqual([hook, hook, hook])
    const [first, , last] = log.entries
    expect(first?.request.postData).toEqual({ mimeType: 'application/json', text: today.body.toString() })
    expect(first?.request.bodySize).toBe(today.body.length)
    expect(first?.request.headers).toEqual(
      expect.arrayContaining(Object.entries(today.headers).map(([name, value]) => ({ name, value }))),
    )
    expect(JSON.parse(first?.response.content.text ?? '')).toEqual({ verdict: 'accepted', id: ids[0] })
    expect(Buffer.from(last?.request.postData.text ?? '', 'base64')).toEqual(notJson.body)
    expect(last?.request.postData.encoding).toBe('base64')
  })

  it('as NDJSON has one line an entry, which gives the bytes back, and a last one that counts them', async () => {
    const { url, ids } = await withEntries()
    const text = await (await exported(url, 'format=ndjson&q=')).text()
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ id }) => id)).toEqual([...ids.toReversed(), undefined])
    expect(lines.at(-1)).toEqual({ type: 'end', entries: 3 })
    expect(Buffer.from(lines[2].bodyBase64, 'base64')).toEqual(today.body)
    expect(lines[2]).toMatchObject({ event: 'order_paid', verdict: 'accepted', fields: { status: 'paid' } })
    expect(lines[2].headers).toContainEqual(['Jumpseller-Event', 'order_paid'])
  })

  it('takes the filter of the list, over its pages', async () => {
    const { url, hook } = await inspecting({ receiver: { hooksToken: null }, hooksTokens: [] })
    for (let n = 0; n < 230; n += 1) {
      await fetch(`${hook}/${n % 2 ? 'order_paid' : 'order_shipped'}`, {
        method: 'POST',
        body: `{"order":{"id":${n}}}`,
      })
    }
    const text = await (await exported(url, 'format=ndjson&q=event:order_paid')).text()
    expect(text.trimEnd().split('\n')).toHaveLength(115 + 1)
    const har = (await (await exported(url, 'format=har&q=')).json()) as { log: { entries: unknown[] } }
    expect(har.log.entries).toHaveLength(230)
  })

  it('as a fixture gives headers and body back', async () => {
    const { url, ids } = await withEntries()
    const answer = await exported(url, `format=fixture&ids=${ids[0]}`)
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="fixture.json"')
    const pair = (await answer.json()) as { headers: Record<string, string>; body: string }
    expect(pair.body).toBe(today.body.toString())
    expect(pair.headers).toMatchObject(today.headers)
    expect(pair.headers).not.toHaveProperty('host')
    const bytes = (await (await exported(url, `format=fixture&ids=${ids[2]}`)).json()) as {
      bodyBase64: string
    }
    expect(Buffer.from(bytes.bodyBase64, 'base64')).toEqual(notJson.body)
  })

  it('asks the inbox for no entry again that a page of the list has told', async () => {
    const { url, inbox, ids } = await withEntries()
    const asked = vi.spyOn(inbox, 'entry')
    const text = await (await exported(url, 'format=ndjson&q=')).text()
    expect(text.trimEnd().split('\n')).toHaveLength(ids.length + 1)
    expect(asked).not.toHaveBeenCalled()
  })

  it('gives a body back byte for byte that begins with a byte order mark', async () => {
    const { url, hook } = await inspecting()
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), today.body])
    const answer = await fetch(hook, signedRequest(marked, { hooksToken: fixtureToken }))
    const { id } = (await answer.json()) as { id: string }
    const fixtureAnswer = await exported(url, `format=fixture&ids=${id}`)
    const pair = (await fixtureAnswer.json()) as { body: string }
    expect(Buffer.from(pair.body)).toEqual(marked)
    const harAnswer = await exported(url, `format=har&ids=${id}`)
    const { log } = (await harAnswer.json()) as { log: { entries: HarEntry[] } }
    expect(log.entries[0]?.request.postData).not.toHaveProperty('encoding')
    expect(Buffer.from(log.entries[0]?.request.postData.text ?? '')).toEqual(marked)
  })

  it.each(['har', 'ndjson', 'fixture'])('as %s holds no hooks token, though a header did', async (format) => {
    const { url, hook } = await inspecting()
    const headers = { ...today.headers, 'X-Hooks-Token': fixtureToken }
    const answer = await fetch(hook, { method: 'POST', headers, body: today.body })
    const { id } = (await answer.json()) as { id: string }
    const text = await (await exported(url, `format=${format}&ids=${id}`)).text()
    expect(text).toContain('[hooks token]')
    expect(text).not.toContain(fixtureToken)
  })

  it.each([
    ['format=xml', 422],
    ['format=toString', 422],
    ['format=har&ids=', 422],
    ['format=fixture', 422],
    ['format=fixture&ids=a-1,a-2', 422],
    ['format=har&q=event:none', 400],
    ['format=har&ids=nobody-1', 404],
    ['format=ndjson&q=', 404],
  ])('is refused for %s', async (query, status) => {
    const { url } = await inspecting()
    const answer = await exported(url, query)
    expect([answer.status, await answer.json()]).toEqual([status, { message: expect.any(String) }])
  })
})

describe('the two files of a fixture', () => {
  it('are those of the folder', async () => {
    const { url, ids } = await withEntries()
    const view = await (await fetch(`${url}/api/entries/${ids[0]}`)).json()
    const [body, headers] = fixtureFiles({ view: view as never, body: today.body })
    expect([body.name, headers.name]).toEqual([
      `order_paid-${ids[0]}.body.json`,
      `order_paid-${ids[0]}.headers.json`,
    ])
    expect(body.content).toEqual(today.body)
    expect(JSON.parse(headers.content.toString())).toMatchObject(today.headers)
  })
})
