const todaysForms = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,3})? UTC$/
const isoForm = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/

/** The stamp of `Jumpseller-Triggered-At`: `2025-01-01 10:18:51.829 UTC`, of milliseconds since 1970. */
export function formatTriggeredAt(time: number): string {
  return `${new Date(time).toISOString().slice(0, -1).replace('T', ' ')} UTC`
}

/** The time of an order's `created_at` and `completed_at`: `2023-02-10 13:56:35 UTC`. */
export function formatOrderTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/**
 * Milliseconds since 1970 of any time that Jumpseller writes: today's two forms, and the ISO 8601 with an
 * offset of 2014. Undefined for anything else.
 */
export function parseTime(text: string | null | undefined): number | undefined {
  if (!text) return undefined
  // Put into ISO 8601, which Date reads several times as fast as anything else.
  const iso = todaysForms.test(text) ? `${text.slice(0, 10)}T${text.slice(11, -4)}Z` : text
  if (iso === text && !isoForm.test(text)) return undefined
  const time = Date.parse(iso)
  return Number.isNaN(time) ? undefined : time
}
