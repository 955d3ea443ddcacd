import { signal } from '@preact/signals'
import type { ClockView } from '../../../../store/index.ts'
import { store } from '../../api.ts'
import { storeClock, tellClock } from './use-store-clock.ts'

/** While the store skips to the end, which takes as long as the receiver takes to answer. */
export const isSkipping = signal(false)

/** What the clock went by before it was paused. */
let goesOnBy: ClockView['speed'] = 'real'
let isSet: Promise<unknown> = Promise.resolve()

/** One after another: whoever pauses right after a choice means that choice when going on. */
function inTurn(set: () => Promise<void>): Promise<void> {
  const done = isSet.then(set)
  isSet = done.catch(() => {})
  return done
}

export function setSpeed(speed: ClockView['speed']): Promise<void> {
  return inTurn(() => send(speed))
}

export function togglePause(): Promise<void> {
  return inTurn(() => send(storeClock.value?.speed === 'paused' ? goesOnBy : 'paused'))
}

async function send(speed: ClockView['speed']): Promise<void> {
  const before = storeClock.value?.speed
  if (speed === 'paused' && before !== undefined && before !== 'paused') goesOnBy = before
  tellClock(await store.setClock({ speed }))
}

export async function skip(to: 'next' | 'end'): Promise<void> {
  isSkipping.value = to === 'end'
  try {
    tellClock(await store.skip(to))
  } finally {
    isSkipping.value = false
  }
}
