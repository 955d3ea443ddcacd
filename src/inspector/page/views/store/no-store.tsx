import type { ComponentChildren } from 'preact'
import { settings } from '../../settings.ts'
import './store.css'

/** Its children where a simulated store runs in the same process; else how to have one. */
export function WhereStoreRuns({ children }: { children: ComponentChildren }) {
  const now = settings.value
  if (!now) return <p class="empty">Loading …</p>
  if (now.store) return <>{children}</>
  return (
    <div class="empty">
      <h1>No simulated store runs here</h1>
      <p>
        This process is the receiver alone. <code>npm start</code> runs both halves; then orders, hooks,
        deliveries and the store’s clock are here.
      </p>
    </div>
  )
}
