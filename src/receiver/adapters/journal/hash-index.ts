/**
 * Finds an entry number by what its row says: open addressing over numbers alone, 4 to 8 bytes an entry.
 * The newest number set for a key replaces the one before.
 */
export class HashIndex {
  #slots = new Uint32Array(1024)
  #used = 0
  readonly #hashOf: (no: number) => number

  constructor(hashOf: (no: number) => number) {
    this.#hashOf = hashOf
  }

  /** The number under this hash for which `isIt` holds; 0 when there is none. */
  find(hash: number, isIt: (no: number) => boolean): number {
    return this.#slots[this.#slotOf(hash, isIt)] ?? 0
  }

  /** Puts `no` in the place of the number for which `isIt` holds, or in a free one. */
  set(hash: number, no: number, isIt: (no: number) => boolean): void {
    const slot = this.#slotOf(hash, isIt)
    if (this.#slots[slot] === 0) this.#used += 1
    this.#slots[slot] = no
    if (this.#used * 2 > this.#slots.length) this.#grow()
  }

  /** Takes `no` out, unless a newer number has replaced it. */
  delete(hash: number, no: number): void {
    const slots = this.#slots
    const mask = slots.length - 1
    let hole = this.#slotOf(hash, (other) => other === no)
    if (slots[hole] !== no) return
    this.#used -= 1
    // Those behind it move up, so that each is still reached from its own place without a gap.
    for (let slot = (hole + 1) & mask; ; slot = (slot + 1) & mask) {
      const other = slots[slot]
      if (!other) break
      const home = this.#hashOf(other) & mask
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue
      slots[hole] = other
      hole = slot
    }
    slots[hole] = 0
  }

  #slotOf(hash: number, isIt: (no: number) => boolean): number {
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (;;) {
      const no = this.#slots[slot]
      if (!no || isIt(no)) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    const numbers = this.#slots.filter((no) => no !== 0)
    this.#slots = new Uint32Array(this.#slots.length * 2)
    for (const no of numbers) this.#slots[this.#slotOf(this.#hashOf(no), () => false)] = no
  }
}
