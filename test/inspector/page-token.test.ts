import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { inspecting, pageToken, postFixture } from './inspecting.ts'

interface Asked {
  method: string
  headers: Record<string, string>
  body?: string
}

/** Node's own client: fetch would not send what browsers alone may say. */
function status(url: string, { method, headers, body }: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers }, (answer) => {
      resolve(answer.statusCode ?? 0)
      answer.destroy()
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const script = JSON.stringify({ script: '500' })

describe('what a browser writes', () => {
  it.each([
    ['without the token', {}, 403],
    ['with an empty one', { 'X-Page-Token': '' }, 403],
    ['with another', { 'X-Page-Token': 'a-page-token-of-the-testz' }, 403],
    ['with a longer one', { 'X-Page-Token': `${pageToken}0` }, 403],
    ['with it', { 'X-Page-Token': pageToken }, 200],
  ])('is judged by its token: %s', async (_case, token, wanted) => {
    const { url } = await inspecting()
    for (const signs of [{ Origin: url }, { 'Sec-Fetch-Site': 'same-origin' }]) {
      const headers = { ...signs, ...token } as Record<string, string>
      expect(await status(`${url}/inspector/reply-script`, { method: 'PUT', headers, body: script })).toBe(
        wanted,
      )
    }
  })

  it("needs the token for the receiver's own routes too, and says what to do", async () => {
    const { url, hook } = await inspecting()
    const { id } = await postFixture(hook, 'order_paid/today')
    const answer = await fetch(`${url}/api/entries/${id}/rerun`, { method: 'POST', headers: { Origin: url } })
    expect([answer.status, await answer.json()]).toEqual([
      403,
      { message: expect.stringContaining('reload the page') },
    ])
    // Without a handler it cannot be run: the guard let it through.
    const passed = await fetch(`${url}/api/entries/${id}/rerun`, {
      method: 'POST',
      headers: { Origin: url, 'X-Page-Token': pageToken },
    })
    expect(passed.status).toBe(422)
  })

  it('is nothing that a program must care about', async () => {
    const { url } = await inspecting()
    expect(await status(`${url}/inspector/reply-script`, { method: 'PUT', headers: {}, body: script })).toBe(
      200,
    )
  })

  it.each(['cross-site', 'same-site'])('leaves hooks and health alone, of %s even', async (site) => {
    const { url, hook } = await inspecting()
    const headers = { 'Sec-Fetch-Site': site, Origin: 'https://evil.example' }
    expect(await status(hook, { method: 'POST', headers, body: '{}' })).toBe(401)
    expect(await status(`${url}/healthz`, { method: 'GET', headers })).toBe(200)
    expect(await status(`${url}/readyz`, { method: 'GET', headers })).toBe(200)
  })
})

describe('what a browser reads', () => {
  it.each(['cross-site', 'same-site'])('is refused to a %s page, streams too', async (site) => {
    const { url } = await inspecting()
    for (const path of ['/api/live', '/api/entries', '/inspector/settings', '/']) {
      const headers = { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'cors' }
      expect([path, await status(url + path, { method: 'GET', headers })]).toEqual([path, 403])
    }
  })

  it('is given to the own page, and to whoever opens a link', async () => {
    const { url } = await inspecting()
    const own = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'cors' }
    expect(await status(`${url}/api/live`, { method: 'GET', headers: own })).toBe(200)
    const opened = {
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'document',
    }
    expect(await status(`${url}/api/entries`, { method: 'GET', headers: opened })).toBe(200)
    const framed = { ...opened, 'Sec-Fetch-Dest': 'iframe' }
    expect(await status(`${url}/api/entries`, { method: 'GET', headers: framed })).toBe(403)
  })
})
