import { signal } from '@preact/signals'
import { ApiError, receiver } from '../../api.ts'
import { say } from '../../toasts.ts'
import { mostChosen } from './chosen-bar.tsx'
import { InboxList } from './list/inbox-list.ts'

/** All that the inbox remembers while it is shown. */
export class InboxState {
  readonly isPaused = signal(false)
  /** The list that is shown; undefined before the first one is there. */
  readonly list = signal<InboxList | undefined>(undefined)
  /** The one that is being begun, and shown once it has an answer. */
  readonly coming = signal<InboxList | undefined>(undefined)
  /** What the API says against the filter. */
  readonly filterFault = signal('')
  /** Why no list could be loaded. */
  readonly fault = signal('')
  /** Ids of entries, for an export. */
  readonly chosen = signal<readonly string[]>([])
  /** The first of two entries that are to be compared. */
  readonly diffFrom = signal('')

  /** Begins the list of a filter; the one before stays until then, or for good when the filter is not understood. */
  async openFilter(q: string): Promise<void> {
    this.coming.peek()?.close()
    this.coming.value = undefined
    this.filterFault.value = ''
    this.fault.value = ''
    if (this.list.peek()?.q === q) return
    const list = new InboxList({ q, ask: receiver.entries, isPaused: this.isPaused, say })
    this.coming.value = list
    try {
      await list.begin()
    } catch (error) {
      if (this.coming.peek() === list) this.#couldNotBegin(error, q)
      list.close()
      return
    }
    if (this.coming.peek() !== list) return
    this.list.peek()?.close()
    this.coming.value = undefined
    this.list.value = list
  }

  #couldNotBegin(error: unknown, q: string): void {
    this.coming.value = undefined
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof ApiError && error.status === 400 && q !== '') {
      this.filterFault.value = message.replace(/^q: /, '')
    } else this.fault.value = message
  }

  /** Lets a search that was begun be. */
  callOff(): void {
    this.coming.peek()?.close()
    this.coming.value = undefined
  }

  togglePause(): void {
    this.isPaused.value = !this.isPaused.peek()
    if (!this.isPaused.peek()) this.list.peek()?.goOn()
  }

  toggleChosen(id: string): void {
    const chosen = this.chosen.peek()
    if (chosen.includes(id)) this.chosen.value = chosen.filter((other) => other !== id)
    else if (chosen.length < mostChosen) this.chosen.value = [...chosen, id]
    else say(`An export takes ${mostChosen} chosen entries: download all that match instead.`, 'bad')
  }

  close(): void {
    this.callOff()
    this.list.peek()?.close()
  }
}
