import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { SendAsked } from '../../../api.ts'
import { type Sending, sendNow } from './sendings.ts'

export interface SendingNow {
  isSending: boolean
  /** Why nothing came of it, with the next step; empty while there is nothing to say. */
  refusal: Signal<string>
  /** Answers whether it was sent. */
  send(asked: SendAsked, told: Pick<Sending, 'event' | 'isEdited'>): Promise<boolean>
  stop(): void
}

const stopped = 'Stopped. What had gone out by then has gone out; the inbox shows what arrived.'

/** One sending at a time, stopped when the form goes. */
export function useSending(): SendingNow {
  const refusal = useSignal('')
  const under = useSignal<AbortController | null>(null)
  useEffect(() => () => under.peek()?.abort(), [])
  return {
    isSending: under.value !== null,
    refusal,
    async send(asked, told) {
      const gone = new AbortController()
      under.value = gone
      refusal.value = ''
      try {
        await sendNow(asked, { ...told, signal: gone.signal })
        return true
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        refusal.value = gone.signal.aborted ? stopped : reason
        return false
      } finally {
        under.value = null
      }
    },
    stop: () => under.peek()?.abort(),
  }
}
