import twilio from 'twilio'

export interface TwilioSettings {
  accountSid: string
  authToken: string
  from: string
  /** Another than Twilio's, for tests. */
  apiUrl?: string
}

export interface Text {
  /** E.164. */
  to: string
  body: string
}

/** Texts through Twilio's own client. Its errors tell the number; those that leave here do not. */
export function createSender({ accountSid, authToken, from, apiUrl }: TwilioSettings) {
  const client = twilio(accountSid, authToken, { timeout: 20_000 })
  if (apiUrl !== undefined) client.api.baseUrl = apiUrl

  return {
    /** The message's sid. */
    async send({ to, body }: Text): Promise<string> {
      return (await plainly(client.messages.create({ to, from, body }))).sid
    },
    /**
     * The sid of the same text to the same number, when Twilio has it: Twilio takes no key for idempotency, so
     * after a crash it is asked.
     */
    async sent({ to, body }: Text): Promise<string | undefined> {
      const messages = await plainly(client.messages.list({ to, limit: 100 }))
      return messages.find((each) => each.body === body)?.sid
    },
  }
}

async function plainly<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking
  } catch (error) {
    const { status, code } = error as { status?: number; code?: number | string }
    throw new Error(`Twilio answered ${status ?? 'nothing'}${code === undefined ? '' : ` (${code})`}`)
  }
}
