import { signal } from '@preact/signals'
import type { Entry } from '../../../../../receiver/domain/entry.ts'
import type { DeliveryView } from '../../../../../store/index.ts'
import { store } from '../../../api.ts'
import { onStore } from '../../../live.ts'
import { settings } from '../../../settings.ts'
import { type AttemptsMade, attemptOf } from './attempt-of.ts'

const mostOrdersKept = 1_000
const askedTogether = 2

/** The store's deliveries of the orders in view; without a store in this process there are none to tell of. */
export class RowAttempts {
  readonly version = signal(0)
  readonly #ofOrder = new Map<number, readonly DeliveryView[]>()
  /** Orders of which the store has told something since. */
  readonly #outdated = new Set<number>()
  #most: number | undefined
  #queue: number[] = []
  #asking = 0

  /** Until the answered function is called. */
  follow(): () => void {
    return onStore((kind, data) => {
      if ((kind !== 'attempt' && kind !== 'delivery') || data.orderId === null) return
      this.#outdated.add(data.orderId)
      this.version.value += 1
    })
  }

  get(entry: Entry): AttemptsMade | null {
    const deliveries = entry.orderId === null ? undefined : this.#ofOrder.get(entry.orderId)
    if (!deliveries || !settings.value || this.#most === undefined) return null
    return attemptOf(entry, { deliveries, hookUrl: settings.value.hookUrl, of: this.#most })
  }

  ask(entries: readonly Entry[]): void {
    if (!settings.peek()?.store) return
    const orders = new Set(entries.map(({ orderId }) => orderId).filter((id) => id !== null))
    this.#queue = [...orders].filter((id) => !this.#ofOrder.has(id) || this.#outdated.has(id))
    while (this.#asking < askedTogether && this.#queue.length > 0) void this.#work()
  }

  async #work(): Promise<void> {
    this.#asking += 1
    try {
      this.#most ??= (await store.settings()).profile.attempts
      for (let order = this.#queue.shift(); order !== undefined; order = this.#queue.shift()) {
        this.#outdated.delete(order)
        const { deliveries } = await store.deliveries({ order, limit: 50 })
        if (this.#ofOrder.size > mostOrdersKept) this.#ofOrder.clear()
        this.#ofOrder.set(order, deliveries)
      }
      this.version.value += 1
    } catch {
      // A row without its attempts is still a row.
    } finally {
      this.#asking -= 1
    }
  }
}
