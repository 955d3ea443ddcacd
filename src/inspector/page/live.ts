import { type Signal, signal } from '@preact/signals'
import type { Entry } from '../../receiver/domain/entry.ts'
import type { LiveEvents } from '../../store/index.ts'
import { openStream, type Stream } from './api.ts'

type Told<Events> = { [Kind in keyof Events]: [kind: Kind, data: Events[Kind]] }[keyof Events]
type Listener<Events> = (...told: Told<Events>) => void

/** One stream for all who listen, open while anybody does. */
function feed<Events>(
  path: '/api/live' | '/store/kit/live',
  kinds: readonly (keyof Events & string)[],
  isOpen: Signal<boolean>,
) {
  const listeners = new Set<Listener<Events>>()
  let stream: Stream | undefined
  return (listener: Listener<Events>): (() => void) => {
    listeners.add(listener)
    stream ??= openStream(path, kinds, {
      onEvent(...told) {
        for (const each of listeners) each(...(told as Told<Events>))
      },
      onState(open) {
        isOpen.value = open
      },
    })
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      stream?.close()
      stream = undefined
      // Whoever listens next asks anew once its own stream is open.
      isOpen.value = false
    }
  }
}

/** Whether the receiver's feed is open now, and the store's. */
export const isLive = signal(false)
export const isStoreLive = signal(false)

/** Tells of entries as they come and change, until the answered function is called. */
export const onEntries = feed<Record<'added' | 'changed', Entry>>('/api/live', ['added', 'changed'], isLive)

export type StoreKind = keyof LiveEvents

/** What happened in the store: an id and little more, enough to know what to ask for again. */
export const onStore = feed<LiveEvents>(
  '/store/kit/live',
  ['attempt', 'delivery', 'hook', 'mail', 'order', 'clock', 'faults'],
  isStoreLive,
)
