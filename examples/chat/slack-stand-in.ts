import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { close, listen } from '../../src/testing/listen.ts'

/** What Slack is to answer instead of `ok`. */
interface Answer {
  status: number
  body: string
  retryAfter?: string
}

/** For the test: an incoming webhook on loopback, as strict as Slack's about what is posted to it. */
export async function startSlack() {
  const messages: { text: string }[] = []
  const answers: Answer[] = []
  let posts = 0
  const path = '/services/T0/B0/secret-of-the-channel'
  const server = createServer(async (req, res) => {
    const body = await text(req)
    posts += 1
    const answer = answers.shift() ?? takeIn(req.method, req.url, req.headers['content-type'], body)
    const headers = {
      'Content-Type': 'text/plain',
      ...(answer.retryAfter && { 'Retry-After': answer.retryAfter }),
    }
    res.writeHead(answer.status, headers).end(answer.body)
  })

  function takeIn(method?: string, url?: string, type?: string, body = ''): Answer {
    if (url !== path) return { status: 404, body: 'no_service' }
    if (method !== 'POST' || type !== 'application/json') return { status: 400, body: 'invalid_payload' }
    const message: { text?: unknown } = JSON.parse(body)
    if (typeof message.text !== 'string' || message.text === '') return { status: 400, body: 'no_text' }
    messages.push({ ...message, text: message.text })
    return { status: 200, body: 'ok' }
  }

  const origin = await listen(server)
  return {
    url: `${origin}${path}`,
    messages,
    posts: () => posts,
    /** What the next posts are answered, in turn. */
    answerNext: (...next: Answer[]) => answers.push(...next),
    stop: () => close(server),
  }
}
