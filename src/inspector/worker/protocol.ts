import type { Fidelity, FidelityKinds } from '../../contract/fidelity/index.ts'
import type { UnknownField } from '../../contract/unknown-fields.ts'
import type { ValidationError } from '../../contract/validation.ts'
import type { Fields } from '../../receiver/domain/fields.ts'

/** What the page asks: to examine a body. The bytes may be transferred. */
export interface ExamineMessage {
  /** Comes back with the answer. */
  id: number
  bytes: Uint8Array
}

export interface ExaminedMessage {
  id: number
  examined: Examined
}

/** All that a body tells without the server that it came to. */
export interface Examined {
  /** Null when the bytes are not UTF-8. */
  text: string | null
  fidelity: Fidelity
  /** What each kind of its findings means. */
  fidelityKinds: FidelityKinds
  /** Whether the receiver takes it as JSON. */
  json: boolean
  /** What schemas/body.json does not allow. */
  errors: ValidationError[]
  unknown: UnknownField[]
  /** Null where the body is no order. */
  fields: Fields | null
}
