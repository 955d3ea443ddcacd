import { signal } from '@preact/signals'
import type { SendAnswer, SendAsked } from '../../../api.ts'
import { inspector } from '../../api.ts'

/** One press of Send, and what came back. */
export interface Sending {
  number: number
  /** ISO 8601. */
  at: string
  /** By the kit's name or another; null when the kept request names none. */
  event: string | null
  isEdited: boolean
  answer: SendAnswer
}

/** Of this session, the newest first; gone when the page is loaded anew. */
export const sendings = signal<readonly Sending[]>([])

const sendingsKept = 50
let lastNumber = 0

/** Sends, and keeps what came back. Throws where the server refuses to. */
export async function sendNow(
  asked: SendAsked,
  told: Pick<Sending, 'event' | 'isEdited'> & { signal: AbortSignal },
): Promise<void> {
  const { signal: gone, ...what } = told
  const answer = await inspector.send(asked, gone)
  lastNumber += 1
  const sending: Sending = { number: lastNumber, at: new Date().toISOString(), ...what, answer }
  sendings.value = [sending, ...sendings.value].slice(0, sendingsKept)
}
