import type { Language } from './order-record.ts'

export type StatusEnum = 'pending_payment' | 'paid' | 'canceled' | 'abandoned'

/** An order's status as the store's language says it. */
export const statusWords: Readonly<Record<Language, Readonly<Record<StatusEnum, string>>>> = {
  en: { pending_payment: 'Pending Payment', paid: 'Paid', canceled: 'Canceled', abandoned: 'Abandoned' },
  es: { pending_payment: 'Pago Pendiente', paid: 'Pagado', canceled: 'Cancelado', abandoned: 'Abandonado' },
  pt: { pending_payment: 'Pagamento Pendente', paid: 'Pago', canceled: 'Cancelado', abandoned: 'Abandonado' },
}

export const shipmentStatuses = [
  'unfulfilled',
  'requested',
  'in_transit',
  'delivered',
  'failed',
  'pickup_available',
  'fulfilled',
] as const

export type ShipmentStatus = (typeof shipmentStatuses)[number]

export const shipmentWords: Readonly<Record<Language, Readonly<Record<ShipmentStatus, string>>>> = {
  en: {
    unfulfilled: 'Not Processed',
    requested: 'Requested',
    in_transit: 'In Transit',
    delivered: 'Delivered',
    failed: 'Failed',
    pickup_available: 'Pickup Available',
    fulfilled: 'Fulfilled',
  },
  es: {
    unfulfilled: 'No Procesado',
    requested: 'Solicitado',
    in_transit: 'En Tránsito',
    delivered: 'Entregado',
    failed: 'Fallido',
    pickup_available: 'Disponible para Retiro',
    fulfilled: 'Procesado',
  },
  pt: {
    unfulfilled: 'Não Processado',
    requested: 'Solicitado',
    in_transit: 'Em Trânsito',
    delivered: 'Entregue',
    failed: 'Falhou',
    pickup_available: 'Disponível para Retirada',
    fulfilled: 'Processado',
  },
}

export const fulfillmentWords: Readonly<Record<Language, { unfulfilled: string; fulfilled: string }>> = {
  en: { unfulfilled: 'unfulfilled', fulfilled: 'fulfilled' },
  es: { unfulfilled: 'no preparado', fulfilled: 'preparado' },
  pt: { unfulfilled: 'não preparado', fulfilled: 'preparado' },
}

/** The status meant by a word in any case and language, or by its enum; undefined when it is none. */
export function statusOfText(text: unknown): StatusEnum | undefined {
  return keyOfText(statusWords, text)
}

export function shipmentStatusOfText(text: unknown): ShipmentStatus | undefined {
  return keyOfText(shipmentWords, text)
}

function keyOfText<K extends string>(
  words: Readonly<Record<Language, Readonly<Record<K, string>>>>,
  text: unknown,
): K | undefined {
  if (typeof text !== 'string') return undefined
  const plain = text.trim().toLowerCase()
  for (const table of Object.values<Readonly<Record<K, string>>>(words)) {
    for (const [key, word] of Object.entries<string>(table) as [K, string][]) {
      if (plain === word.toLowerCase() || plain.replaceAll(' ', '_') === key) return key
    }
  }
  return undefined
}
