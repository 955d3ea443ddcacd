import type { EventName } from '../../contract/index.ts'
import type { FaultRule, OrderStep, RaisedEvent } from '../../store/index.ts'

/** Something that happens to every integration one day, as a preset that is played and judged. */
export interface Incident {
  name: string
  title: string
  /** What happens, in two sentences. */
  story: string
  /** What is asked of the receiver. */
  asks: string
  /**
   * Minutes of the store's clock from the begin to the wall's present: the stamps of what comes late are then as old
   * as they say, and a receiver that has its own clock sees them so.
   */
  begunMinutesAgo: number
  /** Orders made. */
  orders: number
  /** Milliseconds that an attempt may take; left out: the profile's own. */
  timeLimitMs?: number
  /** Whether it is about signatures, and cannot be played without a hooks token. */
  needsToken?: true
  play(stage: Stage): Promise<void>
}

/** What an incident is played on: a store whose clock stands until the play moves it. */
export interface Stage {
  readonly orders: number
  /** Makes an order and raises its events; answers its id. */
  order(): Promise<number>
  step(orderId: number, step: Exclude<OrderStep, 'create'>): Promise<void>
  /** Raises an event of the order with the body of its latest one, or with what the change makes of that. */
  raiseAgain(
    event: EventName,
    orderId: number,
    change?: (order: Record<string, unknown>) => object,
  ): Promise<void>
  /** Plays so many minutes of the store's clock, attempts included. */
  pass(minutes: number): Promise<void>
  /** From now on connections are refused for the events of which it is true; `() => false` ends it. */
  refuse(isRefused: (event: Pick<RaisedEvent, 'wireEvent'>) => boolean): void
  /** In place of the faults before. */
  misbehave(rules: readonly FaultRule[]): void
}

export const everything = () => true
export const nothing = () => false
