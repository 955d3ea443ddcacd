import type { DeliveryView, HookView } from '../../../../store/index.ts'
import { hrefOf } from '../../places.ts'
import { hookEndWords, strainOf } from './hook-end.ts'
import { storeNow } from './use-store-clock.ts'
import { useStoreRules } from './use-store-rules.ts'

interface HookCountdownProps {
  hook: HookView
  /** Deliveries that wait; those of other hooks are passed over. */
  waiting: readonly DeliveryView[]
}

/** How near a hook is to its end: the attempts used up as a bar, and the time that is left. */
export function HookCountdown({ hook, waiting }: HookCountdownProps) {
  const rules = useStoreRules()
  const now = storeNow.value
  if (!rules || now === undefined) return null
  const counted = rules.profile.hookEnds.on === 'exhausted' ? 'attempts used up' : 'failures in a row'
  const { used, of, deliveryId } = strainOf(hook, waiting, rules)
  const words = hookEndWords(hook, { now, becomes: rules.profile.hookBecomes })
  // A hook that the rule has ended has used up all of it; one that somebody deleted need not have.
  const spent = hook.state !== 'active' && hook.consecutiveFailures >= of ? of : used
  const isQuiet = hook.state === 'active' && spent === 0
  return (
    <div class={`store-countdown ${isQuiet ? 'quiet' : ''}`}>
      <span class="store-bar" role="img" aria-label={`${spent} of ${of} ${counted}`}>
        {Array.from({ length: of }, (_, at) => (
          <span key={at} class={at < spent ? 'used' : ''} />
        ))}
      </span>
      <span class="small number">
        {words}
        {hook.consecutiveFailures > 0 && ` · ${hook.consecutiveFailures} failed in a row`}
        {deliveryId !== null && spent > 0 && (
          <>
            {' · '}
            <a href={hrefOf.delivery(deliveryId)}>delivery {deliveryId}</a>
          </>
        )}
      </span>
    </div>
  )
}
