import { signal } from '@preact/signals'
import type { Rows } from '../rows/rows.ts'

interface CursorParts {
  rows: () => Rows
  /** Brings a row into view. */
  reveal: (index: number) => void
  /** The reader has moved to an entry. */
  moved: (id: string) => void
}

/** The selected entry: by its id, so that it stays the same one whatever comes above it. */
export class Cursor {
  /** Empty when none is selected. */
  readonly selected = signal('')
  readonly #parts: CursorParts
  /** Where the reader went before the entry there was loaded. */
  #wanted: number | undefined

  constructor(parts: CursorParts) {
    this.#parts = parts
  }

  /** Where it is; -1 when it is nowhere in this list. */
  get index(): number {
    return this.#wanted ?? (this.selected.value === '' ? -1 : this.#parts.rows().indexOf(this.selected.value))
  }

  /** Without a selection it begins at `otherwise`. */
  moveBy(step: number, otherwise: number): void {
    const { index } = this
    this.moveTo(index < 0 ? otherwise : index + step)
  }

  moveTo(index: number): void {
    const rows = this.#parts.rows()
    if (rows.length === 0) return
    const to = Math.min(rows.length - 1, Math.max(0, index))
    this.#wanted = to
    this.#parts.reveal(to)
    this.settle()
  }

  /** When rows have been loaded: the one gone to may be there now. */
  settle(): void {
    if (this.#wanted === undefined) return
    const entry = this.#parts.rows().at(this.#wanted)
    if (!entry) return
    this.#wanted = undefined
    this.selected.value = entry.id
    this.#parts.moved(entry.id)
  }

  /** What is opened is what is selected. */
  select(id: string): void {
    this.#wanted = undefined
    this.selected.value = id
  }
}
