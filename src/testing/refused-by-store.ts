import { type Refusal, type Result, sayRefusal } from '../store/index.ts'

/** A test that asks for what the store refuses is at fault itself: so this refusal is thrown. */
export class RefusedByStore extends Error {
  override name = 'RefusedByStore'
  readonly code: Refusal['code']

  constructor(refusal: Refusal) {
    super(sayRefusal(refusal))
    this.code = refusal.code
  }
}

/** What the store allowed. */
export function allowed<T>(result: Result<T>): T {
  if (!result.ok) throw new RefusedByStore(result)
  return result.value
}
