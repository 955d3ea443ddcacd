import type { Sender } from '../../store/index.ts'
import type { Reply } from '../wire/reply.ts'

/** Answers attempt after attempt by a script, of which the last reply repeats; sends nothing. */
export function createScriptedSender(script: readonly [Reply, ...Reply[]]): Sender {
  let attempts = 0
  return {
    async send() {
      const reply = script[attempts] ?? (script.at(-1) as Reply)
      attempts += 1
      if (typeof reply !== 'number') {
        return { answered: false, failure: reply, message: 'as the target did', latencyMs: 0 }
      }
      const answer = { status: reply, headers: {}, body: new Uint8Array(0), truncated: false }
      return { answered: true, answer, latencyMs: 0 }
    },
    reach: async () => ({ ok: true }),
    close: async () => {},
  }
}
