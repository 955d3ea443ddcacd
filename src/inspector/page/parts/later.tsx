import { useSignal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'

/** A view whose script is loaded when it is first shown. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let View: ComponentType<Props> | undefined
  return function Later(props: Props) {
    const state = useSignal<'loading' | 'ready' | 'failed'>(View ? 'ready' : 'loading')
    useEffect(() => {
      if (View) return
      load().then(
        (loaded) => {
          View = loaded
          state.value = 'ready'
        },
        () => {
          state.value = 'failed'
        },
      )
    }, [])
    if (View && state.value === 'ready') return <View {...props} />
    if (state.value === 'loading') return <p class="empty">Loading …</p>
    return (
      <p class="empty" role="alert">
        This part of the page could not be loaded. Is npm start still running? Then load the page again.
      </p>
    )
  }
}
