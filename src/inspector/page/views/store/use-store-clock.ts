import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ClockView } from '../../../../store/index.ts'
import { store } from '../../api.ts'
import { isStoreLive, onStore } from '../../live.ts'
import { type Steady, steadily } from '../../steadily.ts'
import { askWhenOpen } from './ask-when-open.ts'
import { type ClockReading, storeTimeAt } from './store-time.ts'

/** The clock as last told; undefined until it has been. */
export const storeClock = signal<ClockView | undefined>(undefined)
/** The store's time by the whole second, in milliseconds since 1970; undefined until it has been told. */
export const storeNow = signal<number | undefined>(undefined)

const tickMs = 250
let reading: ClockReading | undefined
let timesTold = 0

export function tellClock(clock: ClockView): void {
  timesTold += 1
  reading = { clock, readAt: performance.now() }
  storeClock.value = clock
  tick()
}

function tick(): void {
  if (reading) storeNow.value = Math.floor(storeTimeAt(reading, performance.now()) / 1_000) * 1_000
}

/** Keeps the two above true while the component is shown. */
export function useStoreClock(): void {
  useEffect(() => {
    const read: Steady = steadily(async () => {
      const before = timesTold
      // What is not answered now is asked again with the next thing that happens.
      const clock = await store.clock().catch(() => undefined)
      // Something newer may have been told meanwhile.
      if (clock && timesTold === before) tellClock(clock)
      else if (clock) read.ask()
    })
    const ticking = setInterval(tick, tickMs)
    const unlisten = onStore((kind, data) => {
      if (kind === 'clock') tellClock(data)
      // How many wait, and for when, is only told with the clock.
      else read.ask()
    })
    const unsubscribe = askWhenOpen(isStoreLive, read.ask)
    return () => {
      clearInterval(ticking)
      read.stop()
      unlisten()
      unsubscribe()
    }
  }, [])
}
