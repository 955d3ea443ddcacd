import { describe, expect, it } from 'vitest'
import { builtPage, documentOf, inspecting, pageToken } from './inspecting.ts'

describe('the page', () => {
  it.each(['/', '/e/abc-1', '/orders/1026'])(
    'is carried at %s with the token of this start',
    async (path) => {
      const { url } = await inspecting({ pageFolder: await builtPage() })
      const answer = await fetch(url + path, { headers: documentOf })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toMatch('text/html')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(await answer.text()).toContain(`<meta name="page-token" content="${pageToken}">`)
    },
  )

  it('is under a policy that lets nothing in from elsewhere', async () => {
    const { url } = await inspecting({ pageFolder: await builtPage() })
    const { headers } = await fetch(url, { headers: documentOf })
    expect(headers.get('content-security-policy')?.split(';')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self' data:",
      "connect-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('has assets that never change, and no others', async () => {
    const { url } = await inspecting({ pageFolder: await builtPage() })
    const asset = await fetch(`${url}/assets/page-1a2b.js`)
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-type')).toMatch('javascript')
    for (const path of ['/assets/other.js', '/assets/..%2findex.html', '/assets/']) {
      const answer = await fetch(url + path, { headers: documentOf })
      expect([path, answer.status, await answer.json()]).toEqual([path, 404, { message: expect.any(String) }])
    }
  })

  it.each(['/api/nothing', '/inspector/nothing', '/store/kit/nothing'])(
    'is not what %s answers, even to a browser',
    async (path) => {
      const { url } = await inspecting({ pageFolder: await builtPage() })
      const answer = await fetch(url + path, { headers: documentOf })
      expect([answer.status, await answer.json()]).toEqual([404, { message: expect.any(String) }])
    },
  )

  it('leaves the short text to programs', async () => {
    const { url } = await inspecting({ pageFolder: await builtPage() })
    const answer = await fetch(url)
    expect(await answer.text()).toContain('/api/entries')
  })

  it('says which command builds it while it is not built', async () => {
    const { url } = await inspecting({ pageFolder: new URL('file:///nowhere/at/all/') })
    const answer = await fetch(url, { headers: documentOf })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('content-type')).toMatch('text/html')
    expect(await answer.text()).toContain('npm run build:page')
  })
})
