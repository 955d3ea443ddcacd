import { setTimeout } from 'node:timers/promises'
import { IncomingWebhook, IncomingWebhookHTTPError, type IncomingWebhookSendArguments } from '@slack/webhook'

interface Options {
  url: string
  /** Milliseconds since 1970. */
  now?: () => number
  /** Resolves after so many milliseconds, rejects when the signal is aborted. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>
}

/** Milliseconds that a message is held for at most; asked to wait longer, the run fails and comes again later. */
const longestWait = 60_000
/** When Slack says 429 and not for how long. */
const usualWait = 30_000
const attempts = 3

const waitByTimer = (milliseconds: number, signal: AbortSignal) =>
  setTimeout(milliseconds, undefined, { signal })

/**
 * Posts messages and keeps still as long as Slack asks to. The official client gives up on a 429, and its error
 * holds no headers; so the `Retry-After` is read on the way, and it counts for every message that follows.
 */
export function createSlack({ url, now = Date.now, wait = waitByTimer }: Options) {
  let quietUntil = 0
  const webhook = new IncomingWebhook(url, {
    timeout: 10_000,
    async fetch(input, init) {
      const response = await fetch(input, init)
      if (response.status === 429) quietUntil = now() + retryAfterOf(response.headers.get('retry-after'))
      return response
    },
  })

  return {
    async post(message: IncomingWebhookSendArguments, signal: AbortSignal): Promise<void> {
      for (let attempt = 1; ; attempt += 1) {
        const pause = quietUntil - now()
        if (pause > longestWait) throw new Error(`Slack takes no message for ${Math.ceil(pause / 1000)} s`)
        if (pause > 0) await wait(pause, signal)
        const status = await statusOf(webhook.send(message))
        if (status === 200) return
        if (status !== 429 || attempt === attempts) throw new Error(`Slack answered ${status}`)
      }
    },
  }
}

/** The errors of the client hold the answer's body or the URL, which is a secret: they go no further. */
async function statusOf(sending: Promise<unknown>): Promise<number | 'nothing'> {
  try {
    await sending
    return 200
  } catch (error) {
    return error instanceof IncomingWebhookHTTPError ? error.statusCode : 'nothing'
  }
}

/** Milliseconds. */
function retryAfterOf(header: string | null): number {
  const seconds = Number(header ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : usualWait
}
