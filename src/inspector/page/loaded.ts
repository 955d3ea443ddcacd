import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; message: string }

/** What `load` answers, asked for again when one of `keys` changes or `again` is called; what was shown stays meanwhile. */
export function useLoaded<T>(
  load: (signal: AbortSignal) => Promise<T>,
  keys: readonly unknown[],
): { loaded: Signal<Loaded<T>>; again: () => void } {
  const loaded = useSignal<Loaded<T>>({ state: 'loading' })
  const round = useSignal(0)
  useEffect(() => {
    const gone = new AbortController()
    load(gone.signal).then(
      (value) => {
        if (!gone.signal.aborted) loaded.value = { state: 'ready', value }
      },
      (error) => {
        if (!gone.signal.aborted) loaded.value = { state: 'failed', message: messageOf(error) }
      },
    )
    return () => gone.abort()
  }, [...keys, round.value])
  return {
    loaded,
    again: () => {
      round.value += 1
    },
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
