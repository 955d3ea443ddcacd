import type { Order } from '../../contract/index.ts'
import type { OrderState } from './order-life.ts'

/** An order as the store keeps it. */
export interface OrderRecord {
  id: number
  state: OrderState
  /** Language of the order's translated words. */
  language: Language
  /** The order as it goes over the wire. */
  order: Order
  history: readonly HistoryEntry[]
}

export type Language = 'en' | 'es' | 'pt'

/** A line of the order's history, as the vendor's API writes it. */
export interface HistoryEntry {
  id: number
  message: string
  /** `2023-02-10 13:56:35 UTC`. */
  created_at: string
}
