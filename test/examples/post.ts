import type { Fixture } from '../fixtures.ts'

/** Posts a fixture's exact bytes with its headers. */
export function post(url: string, { body, headers }: Pick<Fixture, 'body' | 'headers'>): Promise<Response> {
  return fetch(url, { method: 'POST', headers, body: new Uint8Array(body) })
}
