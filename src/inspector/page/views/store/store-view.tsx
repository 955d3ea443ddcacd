import { settings } from '../../settings.ts'
import { ClockPanel } from './clock-panel.tsx'
import { DeliveriesPanel } from './deliveries-panel.tsx'
import { FaultsPanel } from './faults-panel.tsx'
import { HooksPanel } from './hooks-panel.tsx'
import { WhereStoreRuns } from './no-store.tsx'
import { OrdersPanel } from './orders-panel.tsx'
import { OutboxPanel } from './outbox-panel.tsx'
import { ReplyScriptPanel } from './reply-script-panel.tsx'
import { useClockCommands } from './use-clock-commands.ts'
import { useStoreClock } from './use-store-clock.ts'

/** The simulated store: its clock, orders, hooks, deliveries and mails, and how the receiver is made to fail. */
export function StoreView() {
  return (
    <WhereStoreRuns>
      <RunningStore />
    </WhereStoreRuns>
  )
}

function RunningStore() {
  useStoreClock()
  useClockCommands()
  const running = settings.value?.store
  return (
    <div class="page stack">
      <div class="row spread">
        <h1>Store</h1>
        <p class="quiet small">
          Simulated at <span class="mono">{running?.url}</span>, retries by {running?.profile}, counted from
          the {running?.anchor} attempt
        </p>
      </div>
      <ClockPanel />
      <div class="store-columns">
        <div class="stack">
          <OrdersPanel />
          <DeliveriesPanel />
        </div>
        <div class="stack">
          <HooksPanel />
          <ReplyScriptPanel />
          <FaultsPanel />
          <OutboxPanel />
        </div>
      </div>
    </div>
  )
}
