import type { ReadonlySignal } from '@preact/signals'

/** Asks at once, and whenever the feed opens: whoever was away may have missed anything. */
export function askWhenOpen(isOpen: ReadonlySignal<boolean>, ask: () => void): () => void {
  // The subscription tells at once whether it is open, and so asks then.
  if (!isOpen.peek()) ask()
  return isOpen.subscribe((open) => {
    if (open) ask()
  })
}
