import { say } from '../toasts.ts'

/** Copies a text, and says so. `text` may have to be asked for first. */
export function CopyButton({ text, label }: { text: string | (() => Promise<string>); label: string }) {
  return (
    <button type="button" class="button small" onClick={() => copy(text, label)}>
      {label}
    </button>
  )
}

export async function copy(text: string | (() => Promise<string>), label = 'Copy'): Promise<void> {
  try {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : await text())
    say(`${label}: done`)
  } catch (error) {
    say(`The browser did not let this page copy: ${error instanceof Error ? error.message : error}`, 'bad')
  }
}
