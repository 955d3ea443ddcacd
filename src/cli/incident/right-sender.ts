import { createVerifier, headerNames } from '../../contract/index.ts'
import type { Sender } from '../../store/index.ts'

const noBody = new Uint8Array(0)

/**
 * What the best of all receivers would answer, without one: to say what could not have been kept by any. It refuses
 * what is not signed as it should be and takes all else.
 */
export function createRightSender(hooksToken: string | null): Sender {
  const verify = hooksToken === null ? () => ({ ok: true }) : createVerifier([hooksToken])
  return {
    async send({ headers, body, manner }) {
      if (manner === 'broken off') {
        return { answered: false, failure: 'network', message: 'broken off', latencyMs: 0 }
      }
      const status = verify(body, headers[headerNames.signature]).ok ? 200 : 401
      return { answered: true, answer: { status, headers: {}, body: noBody, truncated: false }, latencyMs: 0 }
    },
    reach: async () => ({ ok: true }),
    close: async () => {},
  }
}
