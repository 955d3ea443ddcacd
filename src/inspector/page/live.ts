import { type Signal, signal } from '@preact/signals'
import type { Entry } from '../../receiver/domain/entry.ts'
import { openStream, type Stream } from './api.ts'

type Listener<Kind, Data> = (kind: Kind, data: Data) => void

/** One stream for all who listen, open while anybody does. */
function feed<Kind extends string, Data>(
  path: '/api/live' | '/store/kit/live',
  kinds: readonly Kind[],
  isOpen: Signal<boolean>,
) {
  const listeners = new Set<Listener<Kind, Data>>()
  let stream: Stream | undefined
  return (listener: Listener<Kind, Data>): (() => void) => {
    listeners.add(listener)
    stream ??= openStream(path, kinds, {
      onEvent(kind, data) {
        for (const each of listeners) each(kind as Kind, data as Data)
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
export const onEntries = feed<'added' | 'changed', Entry>('/api/live', ['added', 'changed'], isLive)

export type StoreKind = 'attempt' | 'delivery' | 'hook' | 'mail' | 'order' | 'clock'

/** What happened in the store: an id and little more, enough to know what to ask for again. */
export const onStore = feed<StoreKind, { id?: number }>(
  '/store/kit/live',
  ['attempt', 'delivery', 'hook', 'mail', 'order', 'clock'],
  isStoreLive,
)
