import { signal } from '@preact/signals'

export type Theme = 'system' | 'light' | 'dark'

const key = 'inspector.theme'
const themes: readonly Theme[] = ['system', 'light', 'dark']

export const theme = signal<Theme>(kept())

export function applyTheme(): void {
  document.documentElement.dataset.theme = theme.value
}

/** The next of system, light and dark, kept for this browser. */
export function nextTheme(): void {
  theme.value = themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? 'system'
  applyTheme()
  try {
    localStorage.setItem(key, theme.value)
  } catch {
    // A browser that keeps nothing still shows it.
  }
}

function kept(): Theme {
  try {
    const value = localStorage.getItem(key)
    return themes.find((known) => known === value) ?? 'system'
  } catch {
    return 'system'
  }
}
