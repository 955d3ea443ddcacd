import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { isStoreLive, onStore, type StoreKind } from '../../live.ts'
import type { Loaded } from '../../loaded.ts'
import { type Steady, steadily } from '../../steadily.ts'
import { askWhenOpen } from './ask-when-open.ts'

interface FreshOptions {
  /** What must happen in the store for the answer to be another. */
  kinds: readonly StoreKind[]
  /** What the question depends on; when one changes it is asked anew, and what was shown stays meanwhile. */
  keys?: readonly unknown[]
}

/** What `load` answers, kept true by the store's feed. */
export function useFresh<T>(
  load: () => Promise<T>,
  { kinds, keys = [] }: FreshOptions,
): { loaded: Signal<Loaded<T>>; again: () => void } {
  const loaded = useSignal<Loaded<T>>({ state: 'loading' })
  const latest = useRef(load)
  latest.current = load
  const steady = useRef<Steady | undefined>(undefined)
  useEffect(() => {
    let isGone = false
    const read = steadily(async () => {
      const answer = await latest.current().then(
        (value): Loaded<T> => ({ state: 'ready', value }),
        (error): Loaded<T> => ({
          state: 'failed',
          message: error instanceof Error ? error.message : String(error),
        }),
      )
      if (!isGone) loaded.value = answer
    })
    steady.current = read
    const unlisten = onStore((kind, _data) => {
      if (kinds.includes(kind)) read.ask()
    })
    const unsubscribe = askWhenOpen(isStoreLive, read.ask)
    return () => {
      isGone = true
      read.stop()
      unlisten()
      unsubscribe()
    }
  }, keys)
  return { loaded, again: () => steady.current?.ask() }
}
