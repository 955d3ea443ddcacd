import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ValidationError } from '../../../../contract/index.ts'
import { examine } from '../../parts/examine.ts'

/** What the receiver would say of a text; `fault` is null where it is JSON. */
export type DraftCheck =
  | { is: 'checking' }
  | { is: 'checked'; fault: string | null; errors: readonly ValidationError[]; unknown: number }
  | { is: 'failed'; message: string }

/** Long enough for the next key. */
const pauseMs = 250

/** Held against the schema beside the page, once no key has been pressed for a moment. */
export function useDraftCheck(text: string): Signal<DraftCheck> {
  const check = useSignal<DraftCheck>({ is: 'checking' })
  useEffect(() => {
    let gone = false
    check.value = { is: 'checking' }
    const timer = setTimeout(() => {
      checked(text).then((found) => {
        if (!gone) check.value = found
      })
    }, pauseMs)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [text])
  return check
}

async function checked(text: string): Promise<DraftCheck> {
  try {
    const { json, errors, unknown, fidelity } = await examine(new TextEncoder().encode(text))
    const { syntaxError } = fidelity
    const place =
      syntaxError && `line ${syntaxError.line}, column ${syntaxError.column}: ${syntaxError.message}`
    const fault = json ? null : (place ?? 'it begins with a byte order mark.')
    return { is: 'checked', fault, errors, unknown: unknown.length }
  } catch (error) {
    return { is: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}
