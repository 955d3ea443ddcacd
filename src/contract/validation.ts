import type { ErrorObject } from 'ajv'
import type { OrderBody } from './generated/types.ts'
import { validateBody as compiledValidateBody } from './generated/validators.ts'

/** One thing that the schema does not allow; `path` is a JSON Pointer into the body. */
export interface ValidationError {
  path: string
  message: string
}

export type ValidationResult = { ok: true; body: OrderBody } | { ok: false; errors: ValidationError[] }

/** As many as a person reads; a body that is wrong in a thousand places is told by the first of them. */
const errorsKept = 50

const compiled: { (value: unknown): boolean; errors?: ErrorObject[] | null } = compiledValidateBody

/** Holds a parsed body against schemas/body.json. */
export function validateBody(value: unknown): ValidationResult {
  if (compiled(value)) return { ok: true, body: value as OrderBody }
  const errors = (compiled.errors ?? []).filter(saysSomething).slice(0, errorsKept)
  return { ok: false, errors: errors.map(toValidationError) }
}

/** "This part or null" is an anyOf: a fault in the part makes ajv also report the null and the anyOf. */
function saysSomething(error: ErrorObject): boolean {
  return error.keyword !== 'anyOf' && error.params.type !== 'null'
}

function toValidationError(error: ErrorObject): ValidationError {
  if (error.keyword === 'required') {
    const property = String(error.params.missingProperty).replaceAll('~', '~0').replaceAll('/', '~1')
    return { path: `${error.instancePath}/${property}`, message: 'is missing' }
  }
  return { path: error.instancePath, message: error.message ?? error.keyword }
}
