import { signal } from '@preact/signals'
import type { Summary } from '../../../../api.ts'
import { inspector } from '../../../api.ts'

const mostAsked = 200
const mostKept = 4_000

/** What the bodies of entries tell, asked for the rows in view alone; a body never changes, so it is asked once. */
export class RowSummaries {
  readonly version = signal(0)
  readonly #kept = new Map<string, Summary>()
  readonly #asked = new Set<string>()

  get(id: string, q: string): Summary | undefined {
    return this.#kept.get(keyOf(id, q))
  }

  /** `q` only when it has words, whose place is to be told. Answers once all of them are there or cannot be had. */
  async ask(ids: readonly string[], q: string): Promise<void> {
    const wanted = ids.filter((id) => !this.#kept.has(keyOf(id, q)) && !this.#asked.has(keyOf(id, q)))
    for (let from = 0; from < wanted.length; from += mostAsked) {
      await this.#askSome(wanted.slice(from, from + mostAsked), q)
    }
  }

  async #askSome(ids: readonly string[], q: string): Promise<void> {
    for (const id of ids) this.#asked.add(keyOf(id, q))
    try {
      const { summaries } = await inspector.summaries(ids, q)
      if (this.#kept.size > mostKept) this.#kept.clear()
      for (const [id, summary] of Object.entries(summaries)) this.#kept.set(keyOf(id, q), summary)
      this.version.value += 1
    } catch {
      // The rows show what they know; they are asked for again when they are next in view.
    } finally {
      for (const id of ids) this.#asked.delete(keyOf(id, q))
    }
  }
}

function keyOf(id: string, q: string): string {
  return `${id} ${q}`
}
