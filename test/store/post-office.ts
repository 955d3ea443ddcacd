import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface PostOffice {
  smtpUrl: string
  received: { recipients: string[]; mail: ParsedMail }[]
  /** What the server answers to the next mails instead of taking them. */
  refuseWith: (message: string | null) => void
}

/** A real SMTP server on the loopback, until the test is over. */
export async function postOffice(): Promise<PostOffice> {
  const received: PostOffice['received'] = []
  let refusal: string | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) => done(refusal === null ? null : new Error(refusal)),
    onData: async (stream, session, done) => {
      const mail = await simpleParser(stream)
      received.push({ recipients: session.envelope.rcptTo.map(({ address }) => address), mail })
      done()
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)))
  const { port } = server.server.address() as AddressInfo
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    received,
    refuseWith: (message) => {
      refusal = message
    },
  }
}
