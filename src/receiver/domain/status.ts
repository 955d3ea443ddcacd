import type { Order } from '../../contract/index.ts'

/** An order's payment status, whatever language the store writes it in. */
export type OrderStatus = 'pending_payment' | 'paid' | 'canceled' | 'abandoned' | 'unknown'

/** Translations by lower-case text without accents; a fallback where status_enum is absent. */
const translations: Record<Exclude<OrderStatus, 'unknown'>, readonly string[]> = {
  pending_payment: [
    'pending payment',
    'pending',
    'pendiente de pago',
    'pago pendiente',
    'pendiente',
    'pagamento pendente',
    'aguardando pagamento',
    'a aguardar pagamento',
    'pendente',
    'paiement en attente',
    'en attente de paiement',
    'zahlung ausstehend',
    'pagamento in sospeso',
    'in attesa di pagamento',
    'in afwachting van betaling',
  ],
  paid: ['paid', 'pagado', 'pagada', 'pago', 'paga', 'paye', 'payee', 'bezahlt', 'pagato', 'betaald'],
  canceled: [
    'canceled',
    'cancelled',
    'cancelado',
    'cancelada',
    'anulado',
    'annule',
    'annulee',
    'storniert',
    'annullato',
    'geannuleerd',
  ],
  abandoned: [
    'abandoned',
    'abandonado',
    'abandonada',
    'abandonne',
    'abandonnee',
    'abgebrochen',
    'abbandonato',
    'verlaten',
  ],
}

const statusByText = new Map<string, OrderStatus>(
  Object.entries(translations).flatMap(([status, texts]) =>
    [status, ...texts].map((text): [string, OrderStatus] => [text, status as OrderStatus]),
  ),
)

/** Reads status_enum, else status_name or status by its translation; `unknown` rather than a guess. */
export function statusOf(order: Pick<Order, 'status' | 'status_enum' | 'status_name'>): OrderStatus {
  for (const text of [order.status_enum, order.status, order.status_name]) {
    const status = text && (statusByText.get(text) ?? statusByText.get(plain(text)))
    if (status) return status
  }
  return 'unknown'
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .trim()
    .toLowerCase()
}
