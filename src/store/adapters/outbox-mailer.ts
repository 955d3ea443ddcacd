import type { Mailer } from '../ports.ts'
import { composeMail } from './mail-source.ts'

/** For a store without an SMTP server: mails are composed and stay in the outbox. */
export function createOutboxMailer(): Mailer {
  return {
    compose: composeMail,
    send: async () => ({ state: 'skipped' }),
    close() {},
  }
}
