import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { receiver } from '../../../api.ts'

const everyMilliseconds = 10_000

/** How many refused requests the receiver remembers. */
export function useRefusedCount(): number {
  const count = useSignal(0)
  useEffect(() => {
    const ask = () => {
      if (document.hidden) return
      receiver.refused(0).then(
        (answer) => {
          count.value = answer.count
        },
        // What does not answer is told of by the list.
        () => {},
      )
    }
    ask()
    const asking = setInterval(ask, everyMilliseconds)
    return () => clearInterval(asking)
  }, [])
  return count.value
}
