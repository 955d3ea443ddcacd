import { codes, column, openStates } from './entry-row.ts'
import type { EntryTable } from './entry-table.ts'

/** How many entries stand in each handler state, kept along so that telling it costs the same however many there are. */
export class RunTally {
  /** By code of the state. */
  readonly counts: number[] = codes.handler.map(() => 0)
  /** No entry below it has a run open. */
  #from = 1

  get entries(): number {
    return this.counts.reduce((sum, count) => sum + count, 0)
  }

  count(state: (typeof codes.handler)[number]): number {
    return this.counts[codes.handler.indexOf(state)] as number
  }

  /** An entry has come into a state, out of another one unless it is new; or is gone for good (`to` null). */
  move(no: number, { from, to }: { from: number | null; to: number | null }): void {
    if (from !== null) this.counts[from] = (this.counts[from] as number) - 1
    if (to === null) return
    this.counts[to] = (this.counts[to] as number) + 1
    if (openStates.has(to) && no < this.#from) this.#from = no
  }

  /** The lowest number whose run is open; 0 when there is none. */
  oldestOpen(table: EntryTable): number {
    if (this.count('waiting') + this.count('failed') === 0) return 0
    for (let no = table.next(this.#from); no > 0; no = table.next(no + 1)) {
      if (!openStates.has(table.u8(no, column.handler))) continue
      this.#from = no
      return no
    }
    return 0
  }
}
