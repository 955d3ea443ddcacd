import type { Answer } from '../receive.ts'

/** An answer as it goes over the wire, the same at every door. */
export interface WrittenAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

export function written({ status, verdict, reason, id }: Answer): WrittenAnswer {
  // Words of ours and an id that we made: nothing in them needs to be escaped.
  const body = `{"verdict":"${verdict}"${reason ? `,"reason":"${reason}"` : ''}${id ? `,"id":"${id}"` : ''}}`
  const headers: WrittenAnswer['headers'] = {
    'Content-Type': 'application/json',
    'Content-Length': String(body.length),
  }
  if (reason === 'method_not_allowed') headers.Allow = 'POST'
  return { status, headers, body }
}
