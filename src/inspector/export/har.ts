import { isUtf8 } from 'node:buffer'
import { headerValue } from '../header-pairs.ts'
import { ownUrl } from '../send/outgoing.ts'
import type { ExportedEntry, ExportPlace } from './exported.ts'

/** The texts of a HAR, an entry each, so that none needs the whole in memory; none where there is no entry. */
export async function* harLines(
  entries: AsyncIterable<ExportedEntry>,
  place: ExportPlace,
): AsyncGenerator<string> {
  let isBegun = false
  for await (const entry of entries) {
    const before = isBegun ? harFrame.between : harFrame.before(place.version)
    isBegun = true
    yield before + JSON.stringify(harEntry(entry, place))
  }
  if (isBegun) yield harFrame.after
}

/** What stands before the entries, between them, and behind them. */
const harFrame = {
  before: (version: string) =>
    `{"log":{"version":"1.2","creator":${JSON.stringify({ name: 'jumpseller-webhook-kit', version })},"entries":[\n`,
  between: ',\n',
  after: '\n]}}\n',
}

/** One entry of HAR 1.2. The answer is what the receiver gave when it first came; its time was not measured. */
function harEntry({ view, body }: ExportedEntry, { hookUrl }: ExportPlace): object {
  const url = ownUrl(hookUrl, view.headers, view.wireEvent)
  const answer = JSON.stringify({
    verdict: view.verdict,
    ...(view.reason && { reason: view.reason }),
    id: view.id,
  })
  return {
    startedDateTime: view.receivedAt,
    time: 0,
    request: {
      method: 'POST',
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: named(view.headers),
      queryString: [],
      postData: { mimeType: headerValue(view.headers, 'content-type') ?? '', ...content(body) },
      headersSize: -1,
      bodySize: body.length,
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: named([['Content-Type', 'application/json']]),
      content: { size: answer.length, mimeType: 'application/json', text: answer },
      redirectURL: '',
      headersSize: -1,
      bodySize: answer.length,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    comment: `entry ${view.id}`,
  }
}

/** HAR has `encoding` for the bodies of answers; bodies of requests follow the same convention. */
function content(body: Buffer): { text: string; encoding?: 'base64' } {
  const isText = isUtf8(body)
  return isText ? { text: body.toString('utf8') } : { text: body.toString('base64'), encoding: 'base64' }
}

function named(headers: readonly (readonly [string, string])[]): { name: string; value: string }[] {
  return headers.map(([name, value]) => ({ name, value }))
}
