import { signal } from '@preact/signals'
import type { InspectorSettings } from '../api.ts'
import { ApiError, inspector } from './api.ts'

/** What this kit is set to; undefined until it has been told. */
export const settings = signal<InspectorSettings | undefined>(undefined)
/** Why it could not be. */
export const settingsFault = signal<string | undefined>(undefined)

export async function loadSettings(): Promise<void> {
  try {
    settings.value = await inspector.settings()
    settingsFault.value = undefined
  } catch (error) {
    settingsFault.value = error instanceof ApiError ? error.message : String(error)
  }
}
