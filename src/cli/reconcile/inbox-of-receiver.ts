import { type Dispatcher, request } from 'undici'
import { headerNames, sign } from '../../contract/index.ts'
import { type Known, webhookPath } from '../../receiver/index.ts'
import { CannotStart } from '../exit.ts'
import { tlsFault } from '../tls/tls-fault.ts'

/** An order as the inbox knows it. */
export interface KnownOrder extends Known {
  /** Null where its hooks came without the header. */
  storeCode: string | null
}

/** An order on its way into the inbox. */
export interface Taken {
  wireEvent: string
  storeCode: string | null
  /** Signs as the store would; null where the receiver takes requests unsigned. */
  hooksToken: string | null
  /** As the store's API wrote it. */
  body: Buffer
}

export interface TakenAnswer {
  verdict: string
  reason: string | null
  message: string | null
  /** Of the entry; null when refused. */
  id: string | null
}

/** The inbox of a running receiver, through its own API. */
export interface InboxOfReceiver {
  readonly url: string
  known(orderId: number, storeCode: string): Promise<KnownOrder | null>
  takeIn(taken: Taken): Promise<TakenAnswer>
}

const timeLimitMs = 30_000

interface Asking {
  /** The header that gives the page password, where one is needed. */
  password: Record<string, string>
  dispatcher: Dispatcher
}

export function inboxOfReceiver(named: string, { password, dispatcher }: Asking): InboxOfReceiver {
  // Whoever copies the hook's own URL means the receiver behind it.
  const url = named.replace(/\/+$/, '').replace(new RegExp(`${webhookPath}$`), '')

  async function ask(path: string, taken?: { headers: Record<string, string>; body: Buffer }) {
    const response = await request(`${url}${path}`, {
      method: taken ? 'POST' : 'GET',
      ...taken,
      headers: { ...password, ...taken?.headers },
      signal: AbortSignal.timeout(timeLimitMs),
      dispatcher,
    }).catch((error) => {
      throw new CannotStart(
        tlsFault(url, error) ??
          `Nothing answers at ${url}: start the receiver there, or say where it is: --to URL`,
      )
    })
    const text = await response.body.text()
    return { status: response.statusCode, answer: answerIn(text, url) }
  }

  async function look(orderId: number, query: string): Promise<KnownOrder | null> {
    const { status, answer } = await ask(`/api/orders/${orderId}${query}`)
    if (status === 404 && String(answer.message).startsWith('No order')) return null
    if (status !== 200) throw new CannotStart(`${url} cannot be read: ${answer.message ?? status}`)
    return answer as unknown as KnownOrder
  }

  return {
    url,
    async known(orderId, storeCode) {
      const ofStore = await look(orderId, `?${new URLSearchParams({ store: storeCode })}`)
      if (ofStore) return ofStore
      const ofAny = await look(orderId, '')
      return ofAny?.storeCode === null ? ofAny : null
    },
    async takeIn({ wireEvent, storeCode, hooksToken, body }) {
      const headers = {
        'Content-Type': 'application/json',
        [headerNames.event]: wireEvent,
        ...(storeCode !== null && { [headerNames.storeCode]: storeCode }),
        ...(hooksToken !== null && { [headerNames.signature]: sign(body, hooksToken) }),
      }
      const { status, answer } = await ask('/api/entries/reconciled', { headers, body })
      const { verdict, reason = null, message = null, id = null } = answer as Partial<TakenAnswer>
      if (status === 401 && reason !== null) throw new CannotStart(otherToken(url))
      if (typeof verdict !== 'string' || status === 503) {
        throw new CannotStart(
          `${url} takes nothing in: ${message ?? `it answered ${status}.`} Mend that, and run this again.`,
        )
      }
      return { verdict, reason, message, id }
    },
  }
}

function otherToken(url: string): string {
  return (
    `The receiver at ${url} holds another hooks token than the store, so it would refuse the store's hooks too.\n` +
    'Give it the token of the store (JUMPSELLER_HOOKS_TOKEN), or name the one it holds: --token T.'
  )
}

function answerIn(text: string, url: string): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer === 'object' && answer !== null) return answer as Record<string, unknown>
  } catch {
    // Told below.
  }
  throw new CannotStart(`${url} is no receiver of this kit: it does not answer with JSON. Check --to.`)
}
