import { useSignal } from '@preact/signals'
import type { DeliveryView, HookView } from '../../../../store/index.ts'
import { ApiError, store } from '../../api.ts'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { attempt, say } from '../../toasts.ts'
import { DeleteHook } from './delete-hook.tsx'
import { HookBadge } from './hook-badge.tsx'
import { HookCountdown } from './hook-countdown.tsx'
import { RegisterHook } from './register-hook.tsx'
import { useFresh } from './use-fresh.ts'

interface HooksNow {
  hooks: HookView[]
  /** Newest first. */
  waiting: DeliveryView[]
}

/** Hooks that are deleted leave the store's list; those that ended while the page is open stay to be seen. */
const seen = new Set<number>()

async function hooksNow(): Promise<HooksNow> {
  const [{ hooks: living }, { deliveries: waiting }, { mails }] = await Promise.all([
    store.hooks(),
    store.deliveries({ state: 'waiting', limit: 500 }),
    store.outbox(),
  ])
  for (const id of [...living.map((hook) => hook.id), ...mails.map((mail) => mail.hookId)]) seen.add(id)
  const isLiving = new Set(living.map(({ id }) => id))
  const gone = [...seen].filter((id) => !isLiving.has(id)).sort((a, b) => b - a)
  const ended = await Promise.all(gone.slice(0, mostEnded).map(endedHook))
  return { hooks: [...living, ...ended.flat()], waiting }
}

const mostEnded = 8

async function endedHook(id: number): Promise<HookView[]> {
  try {
    return [(await store.hook(id)).hook]
  } catch (error) {
    // Another store may run by now, which never had it.
    if (!(error instanceof ApiError && error.status === 404)) throw error
    seen.delete(id)
    return []
  }
}

export function HooksPanel() {
  const asked = useSignal<HookView | undefined>(undefined)
  const { loaded, again } = useFresh(hooksNow, { kinds: ['hook', 'attempt', 'delivery', 'mail'] })
  const close = () => {
    asked.value = undefined
  }
  return (
    <section class="card stack" aria-labelledby="store-hooks">
      <h2 id="store-hooks">Hooks</h2>
      <LoadedView loaded={loaded} again={again}>
        {({ hooks, waiting }) => (
          <>
            {hooks.length === 0 && (
              <p class="quiet">No hook is registered, so nothing is sent. Register one for an event.</p>
            )}
            <ul class="store-rows">
              {hooks.map((hook) => (
                <HookRow
                  key={hook.id}
                  hook={hook}
                  waiting={waiting}
                  onDelete={() => {
                    asked.value = hook
                  }}
                />
              ))}
            </ul>
          </>
        )}
      </LoadedView>
      <RegisterHook />
      {asked.value && <DeleteHook hook={asked.value} onClose={close} onDelete={remove} />}
    </section>
  )
}

async function remove({ id }: HookView): Promise<void> {
  if (await attempt(() => store.deleteHook(id))) say(`Hook ${id} is deleted`)
}

interface HookRowProps {
  hook: HookView
  waiting: readonly DeliveryView[]
  onDelete: () => void
}

function HookRow({ hook, waiting, onDelete }: HookRowProps) {
  const { id, label, url, state } = hook
  return (
    <li class="store-row" aria-label={`Hook ${id}`}>
      <div class="store-row-main stack tight">
        <p>
          {label} <span class="quiet number">#{id}</span> <HookBadge state={state} />
        </p>
        <p class="quiet small mono breakable">{url}</p>
        <HookCountdown hook={hook} waiting={waiting} />
      </div>
      {state !== 'deleted' && (
        <button type="button" class="button small danger" aria-label={`Delete hook ${id}`} onClick={onDelete}>
          Delete
        </button>
      )}
    </li>
  )
}
