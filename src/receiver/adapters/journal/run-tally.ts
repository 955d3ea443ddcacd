import { codes, openStates } from './entry-row.ts'

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

  /** The lowest number up to `last` whose run is open, by its state's code; 0 when there is none. */
  oldestOpen(last: number, stateOf: (no: number) => number | null): number {
    if (this.count('waiting') + this.count('failed') === 0) return 0
    for (let no = this.#from; no <= last; no++) {
      const state = stateOf(no)
      if (state === null || !openStates.has(state)) continue
      this.#from = no
      return no
    }
    return 0
  }
}
