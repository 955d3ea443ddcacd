import { createTransport } from 'nodemailer'
import type { Mailer } from '../ports.ts'
import { composeMail } from './mail-source.ts'

/** Milliseconds that a server may be silent, at the start and later. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** Sends through the SMTP server at the URL (`smtp://user:password@host:port`). Connects when it sends. */
export function createSmtpMailer(smtpUrl: string): Mailer {
  const transport = createTransport({ url: smtpUrl, ...patience })
  return {
    compose: composeMail,
    async send({ from, to, eml }) {
      try {
        const sent = await transport.sendMail({ envelope: { from, to: [...to] }, raw: Buffer.from(eml) })
        return { state: 'sent', answer: sent.response }
      } catch (error) {
        return { state: 'failed', answer: error instanceof Error ? error.message : String(error) }
      }
    },
    close: () => transport.close(),
  }
}
