import type { Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { Loaded } from '../loaded.ts'

interface LoadedViewProps<T> {
  loaded: Signal<Loaded<T>>
  again: () => void
  children: (value: T) => ComponentChildren
}

/** What was asked for once it is there; before that a word, and after a failure why and a button. */
export function LoadedView<T>({ loaded, again, children }: LoadedViewProps<T>) {
  const now = loaded.value
  if (now.state === 'ready') return <>{children(now.value)}</>
  if (now.state === 'loading') return <p class="empty">Loading …</p>
  return (
    <div class="empty" role="alert">
      <p>{now.message}</p>
      <button type="button" class="button" onClick={again}>
        Ask again
      </button>
    </div>
  )
}
