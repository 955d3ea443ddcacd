import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { Mail } from '../domain/mail.ts'

/** The mail as MIME (.eml). */
export function composeMail(mail: Mail): Promise<Uint8Array> {
  const composer = new MailComposer({
    from: mail.from,
    to: [...mail.to],
    subject: mail.subject,
    text: mail.text,
    date: new Date(mail.date),
  })
  return composer.compile().build()
}
