const key = 'inspector.send.target'

/** Where was sent to last in this browser, if that was not the local receiver; else null. */
export function lastTarget(): string | null {
  try {
    return localStorage.getItem(key) || null
  } catch {
    return null
  }
}

/** The empty text stands for the local receiver, whose address may be another at the next start. */
export function keepTarget(to: string): void {
  try {
    if (to) localStorage.setItem(key, to)
    else localStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing sends all the same.
  }
}
