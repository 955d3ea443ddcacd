import { examineFidelity, fidelityKinds } from '../../contract/fidelity/index.ts'
import { unknownFields } from '../../contract/unknown-fields.ts'
import { validateBody } from '../../contract/validation.ts'
import { fieldsOf } from '../../receiver/domain/fields.ts'
import type { Examined } from './protocol.ts'

/** A byte order mark stays, since the receiver's JSON has none. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What the server says of the same bytes, and more: the page needs it of bodies that no server has seen. */
export function examine(bytes: Uint8Array): Examined {
  const fidelity = examineFidelity(bytes)
  const text = textOf(bytes)
  const parsed = text === null ? undefined : parse(text)
  const valid = parsed && validateBody(parsed.value)
  return {
    text,
    fidelity,
    fidelityKinds,
    json: parsed !== undefined,
    errors: valid?.ok === false ? valid.errors : [],
    unknown: parsed ? unknownFields(parsed.value) : [],
    fields: valid?.ok ? fieldsOf(valid.body.order) : null,
  }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
