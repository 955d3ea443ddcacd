// Once installed: 'jumpseller-webhook-kit/receiver'.
import type { Clock, Receiver } from '../../src/receiver/index.ts'
import type { Texts } from './texts.ts'

export const systemClock: Clock = {
  now: Date.now,
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds)
    return () => clearTimeout(timer)
  },
}

interface Options {
  texts: Texts
  clock: Clock
  rerun: Receiver['rerun']
  print: (line: string) => void
}

/** Has the handlers run again for what waited, when its quiet hours have ended; after a restart too. */
export function createMorning({ texts, clock, rerun, print }: Options) {
  let alarm: { at: number; callOff: () => void } | undefined

  async function wake(): Promise<void> {
    alarm = undefined
    for (const { order, entry, until } of await texts.waiting()) {
      if (until > clock.now()) expect(until)
      else if ((await rerun(entry)) !== 'enqueued')
        print(`Order ${order}: entry ${entry} is gone, no text is sent`)
    }
  }

  function expect(at: number): void {
    if (alarm && alarm.at <= at) return
    alarm?.callOff()
    const failed = () => print('The texts that wait cannot be read; start again to send them')
    alarm = { at, callOff: clock.after(Math.max(0, at - clock.now()), () => void wake().catch(failed)) }
  }

  return {
    expect,
    start: wake,
    stop: () => alarm?.callOff(),
  }
}
