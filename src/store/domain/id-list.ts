/** Ids in rising order, read from the newest, so that a page costs what it shows and not what is kept. */
export class IdList {
  readonly #ids: number[] = []

  /** Ids come in rising order but for those of a caller's own numbering, which are put in their place. */
  add(id: number): void {
    const last = this.#ids.at(-1)
    if (last === undefined || last < id) this.#ids.push(id)
    else this.#ids.splice(this.#placeOf(id), 0, id)
  }

  /** Those below `before`, or all of them, the greatest first. */
  *newest(before = Number.POSITIVE_INFINITY): Generator<number> {
    for (let place = this.#placeOf(before) - 1; place >= 0; place -= 1) yield this.#ids[place] as number
  }

  /** How many are smaller. */
  #placeOf(id: number): number {
    let [low, high] = [0, this.#ids.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#ids[middle] as number) < id) low = middle + 1
      else high = middle
    }
    return low
  }
}
