import { Fifo } from './fifo.ts'

/** One run at a time for each order, in the order of arrival; runs of different orders do not meet. */
export interface OrderLanes<Run> {
  /** True when the run may begin; else it waits until `leave` gives it out. */
  enter(order: string, run: Run): boolean
  /** Ends an order's run; answers the one that waited behind it. */
  leave(order: string): Run | undefined
}

export function createOrderLanes<Run>(): OrderLanes<Run> {
  const waiting = new Map<string, Fifo<Run>>()
  return {
    enter(order, run) {
      const lane = waiting.get(order)
      if (lane) lane.push(run)
      else waiting.set(order, new Fifo())
      return lane === undefined
    },
    leave(order) {
      const next = waiting.get(order)?.take()
      if (next === undefined) waiting.delete(order)
      return next
    },
  }
}
