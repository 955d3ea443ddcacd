import { useSignal } from '@preact/signals'
import type { DriftAnswer } from '../../../api.ts'
import { inspector } from '../../api.ts'
import { useLoaded } from '../../loaded.ts'

type Ready = Extract<DriftAnswer, { state: 'ready' }>
export type Learning = Extract<DriftAnswer, { state: 'learning' }>

/** What the server answers once it has learned every entry; how far it has come until then. */
export function useDrift(since: string) {
  const learning = useSignal<Learning | undefined>(undefined)
  const { loaded, again } = useLoaded(
    async (signal): Promise<Ready> => {
      try {
        for (;;) {
          // The server takes its time over an answer that is not the last one.
          const answer = await inspector.drift(since, signal)
          if (answer.state === 'ready') return answer
          learning.value = answer
        }
      } finally {
        learning.value = undefined
      }
    },
    [since],
  )
  return { loaded, learning, again }
}
