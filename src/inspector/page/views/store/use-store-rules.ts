import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { StoreView } from '../../../../store/index.ts'
import { store } from '../../api.ts'

const rules = signal<StoreView | undefined>(undefined)

/** By which rule the store retries; undefined until it has told. It never changes while the store runs. */
export function useStoreRules(): StoreView | undefined {
  useEffect(() => {
    if (rules.value) return
    // Without it the view says a little less.
    store.settings().then(
      (told) => {
        rules.value = told
      },
      () => {},
    )
  }, [])
  return rules.value
}
