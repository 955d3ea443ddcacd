/** A mail before it is put into the form of the wire. */
export interface Mail {
  from: string
  to: readonly string[]
  subject: string
  text: string
  /** Milliseconds since 1970. */
  date: number
}

/** What became of a mail at the SMTP server. `kept`: there is none, the outbox is where it ends. */
export type MailState = 'kept' | 'unsent' | 'sent' | 'failed'

/** A mail in the outbox. */
export interface OutboxMail extends Mail {
  id: number
  hookId: number
  /** The mail's source (.eml); null until it is composed. */
  emlBase64: string | null
  state: MailState
  /** Times that the SMTP server was asked. */
  sendings: number
  /** The SMTP server's last word, or why it was not reached; null before the first sending. */
  answer: string | null
}
