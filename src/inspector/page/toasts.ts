import { signal } from '@preact/signals'

export interface Toast {
  id: number
  text: string
  tone: 'plain' | 'bad'
}

export const toasts = signal<readonly Toast[]>([])

const secondsShown = { plain: 4, bad: 8 }
let lastId = 0

/** Says something in passing, also to a screen reader. */
export function say(text: string, tone: Toast['tone'] = 'plain'): void {
  lastId += 1
  const toast = { id: lastId, text, tone }
  toasts.value = [...toasts.value, toast].slice(-3)
  setTimeout(() => {
    toasts.value = toasts.value.filter(({ id }) => id !== toast.id)
  }, secondsShown[tone] * 1_000)
}

/** Does what can fail, and says why it did; answers whether it went well. */
export async function attempt(what: () => Promise<unknown>): Promise<boolean> {
  try {
    await what()
    return true
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), 'bad')
    return false
  }
}
