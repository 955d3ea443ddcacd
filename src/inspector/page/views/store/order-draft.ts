import type { EditorFault } from '../../parts/json-editor/faults.ts'

/** What the store gives every order itself and passes over when it is written. */
const given = new Set(
  `id created_at completed_at status status_name status_enum
   fulfillment_status shipment_status shipment_status_enum`.split(/\s+/),
)

/** A generated order as a text to edit, without what the store decides. */
export function draftOf(order: object): string {
  const kept = Object.entries(order).filter(([name]) => !given.has(name))
  return JSON.stringify(Object.fromEntries(kept), null, 2)
}

export type DraftRead = { ok: true; order: object } | { ok: false; message: string }

export function readDraft(text: string): DraftRead {
  try {
    const order: unknown = JSON.parse(text)
    if (typeof order === 'object' && order !== null && !Array.isArray(order)) return { ok: true, order }
    return { ok: false, message: 'An order is an object: {"currency": "EUR", …}.' }
  } catch {
    return { ok: false, message: 'The text is no JSON yet: the editor marks where.' }
  }
}

/** The nodes that a refusal names, as in `The order is not valid: /order/total must be number; /order/…`. */
export function faultsIn(refusal: string): EditorFault[] {
  const [, list = ''] = /^[^:]*: (.*)$/s.exec(refusal) ?? []
  return list.split('; ').flatMap((part) => {
    const [, pointer, message] = /^\/order(\S*) (.+)$/s.exec(part) ?? []
    return pointer !== undefined && message !== undefined ? [{ pointer, message }] : []
  })
}
