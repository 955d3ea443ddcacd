import type { Mail, OutboxMail } from './domain/mail.ts'
import type { Ids } from './ids.ts'
import type { Mailer, StoreLogger, StoreState } from './ports.ts'
import type { Reporter } from './reports.ts'

export interface Outbox {
  get(id: number): OutboxMail | undefined
  /** Oldest first. */
  all(): OutboxMail[]
  /** The mail's source (.eml); undefined when there is no such mail. */
  source(id: number): Promise<Uint8Array | undefined>
  /** Keeps a mail at once and sends it by and by, with those that could not be sent before. */
  post(mail: Mail, hookId: number): void
  /** Tries again what was not sent. */
  sendUnsent(): void
  /** Resolves when nothing is being sent. */
  settled(): Promise<void>
}

interface Parts {
  state: StoreState
  ids: Ids
  mailer: Mailer
  reporter: Reporter
  logger: StoreLogger | undefined
}

/** A mail that the server keeps refusing is left: its entry tells why. */
const mostSendings = 5

export function createOutbox({ state, ids, mailer, reporter, logger }: Parts): Outbox {
  let sending: Promise<void> = Promise.resolve()
  /** What is to be sent yet, so that a mail is not looked for among all that ever were. */
  const unsent = new Set<number>()
  for (const mail of state.mails.values()) if (isUnsent(mail)) unsent.add(mail.id)

  async function composed(mail: OutboxMail): Promise<Uint8Array> {
    if (mail.emlBase64 !== null) return Buffer.from(mail.emlBase64, 'base64')
    const eml = await mailer.compose(mail)
    state.mails.put({ ...(state.mails.get(mail.id) ?? mail), emlBase64: Buffer.from(eml).toString('base64') })
    return eml
  }

  async function sendOne(id: number): Promise<void> {
    const mail = state.mails.get(id)
    if (!mail) return
    const eml = await composed(mail)
    const mailed = await mailer.send({ from: mail.from, to: mail.to, eml })
    const kept = state.mails.get(id) ?? mail
    const after: OutboxMail =
      mailed.state === 'skipped'
        ? { ...kept, state: 'kept' }
        : { ...kept, state: mailed.state, sendings: kept.sendings + 1, answer: mailed.answer }
    state.mails.put(after)
    if (!isUnsent(after)) unsent.delete(id)
    if (after.state === 'failed') {
      logger?.error({ mail: id, answer: after.answer }, 'a mail could not be sent; it is in the outbox')
    }
    reporter.tell('mail', after)
  }

  async function sendAll(): Promise<void> {
    for (const id of [...unsent]) {
      try {
        await sendOne(id)
      } catch (error) {
        logger?.error({ err: error, mail: id }, 'a mail could not be composed')
      }
    }
  }

  function sendUnsent(): void {
    sending = sending.then(sendAll)
  }

  return {
    get: (id) => state.mails.get(id),
    all: () => [...state.mails.values()],
    async source(id) {
      const mail = state.mails.get(id)
      return mail && (await composed(mail))
    },
    post(mail, hookId) {
      const id = ids.take('mail')
      state.mails.put({ ...mail, id, hookId, emlBase64: null, state: 'unsent', sendings: 0, answer: null })
      unsent.add(id)
      sendUnsent()
    },
    sendUnsent,
    settled: () => sending,
  }
}

function isUnsent({ state, sendings }: OutboxMail): boolean {
  return state === 'unsent' || (state === 'failed' && sendings < mostSendings)
}
