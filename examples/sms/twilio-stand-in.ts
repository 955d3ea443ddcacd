import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { close, listen } from '../../src/testing/listen.ts'

interface Message {
  sid: string
  to: string
  from: string
  body: string
}

/** A refusal in Twilio's form, or an answer that never comes. */
type Answer = { status: number; code: number } | 'cut off after taking it'

export const account = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'secret-of-the-account' }

/** For the test: Twilio's Messages API on loopback, with the paths, forms and errors that its reference names. */
export async function startTwilio() {
  const messages: Message[] = []
  const answers: Answer[] = []
  const asked: string[] = []
  const watchers = new Set<() => void>()
  const path = `/2010-04-01/Accounts/${account.accountSid}/Messages.json`
  const basic = `Basic ${Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')}`

  const server = createServer(async (req, res) => {
    const form = new URLSearchParams(await text(req))
    const url = new URL(req.url ?? '/', 'http://127.0.0.1')
    asked.push(`${req.method} ${url.pathname}`)
    for (const each of watchers) each()
    const next = req.method === 'POST' ? answers.shift() : undefined
    if (next === 'cut off after taking it') {
      take(form)
      return void res.destroy()
    }
    const [status, json] = next ? refusal(next.status, next.code) : answerTo(req, url, form)
    res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json))
  })

  function answerTo({ method, headers }: IncomingMessage, url: URL, form: URLSearchParams): [number, object] {
    if (headers.authorization !== basic) return refusal(401, 20003)
    if (url.pathname !== path) return refusal(404, 20404)
    if (method === 'GET') {
      const to = url.searchParams.get('To')
      const found = messages.filter((each) => each.to === to).map(viewOf)
      return [200, { messages: found, page: 0, page_size: 50, uri: path, next_page_uri: null }]
    }
    if (headers['content-type'] !== 'application/x-www-form-urlencoded') return refusal(415, 20001)
    if ([...form.keys()].sort().join() !== 'Body,From,To') return refusal(400, 21602)
    if (!/^\+[1-9]\d{7,14}$/.test(form.get('To') ?? '')) return refusal(400, 21211)
    return [201, viewOf(take(form))]
  }

  function take(form: URLSearchParams): Message {
    const of = (name: string) => form.get(name) ?? ''
    const sid = `SM${String(messages.length + 1).padStart(32, '0')}`
    const message = { sid, to: of('To'), from: of('From'), body: of('Body') }
    messages.push(message)
    return message
  }

  const apiUrl = await listen(server)
  return {
    settings: { ...account, from: '+15005550006', apiUrl },
    messages,
    /** Method and path of every request, in their order. */
    asked,
    /** Resolves once so many requests have come. */
    askedTimes: (times: number) =>
      new Promise<void>((resolve) => {
        const look = () => asked.length >= times && resolve()
        watchers.add(look)
        look()
      }),
    /** What the next posts are answered, in turn. */
    answerNext: (...next: Answer[]) => answers.push(...next),
    stop: () => close(server),
  }
}

function viewOf({ sid, to, from, body }: Message) {
  return { ...{ sid, to, from, body }, account_sid: account.accountSid, status: 'queued', num_segments: '1' }
}

function refusal(status: number, code: number): [number, object] {
  return [
    status,
    { code, message: `Refused +56912345678 as ${code}`, status, more_info: 'https://www.twilio.com' },
  ]
}
