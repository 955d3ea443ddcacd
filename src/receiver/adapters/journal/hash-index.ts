/** Numbers to a slot: a hash, and the entry number under it; number 0 is a free slot. */
const slotNumbers = 2

/**
 * Finds an entry number by a hash of what its row says: open addressing, 16 to 32 bytes an entry. The hash
 * stands beside the number, so that rows, which lie far apart in memory, are looked at only where it matches.
 * The newest number set for a key replaces the one before.
 */
export class HashIndex {
  #slots = new Uint32Array(1024 * slotNumbers)
  #mask = 1023
  #used = 0

  /** The number under this hash for which `isIt` holds; 0 when there is none. */
  find(hash: number, isIt: (no: number) => boolean): number {
    return this.#noIn(this.#slotOf(hash, isIt))
  }

  /** Puts `no` in the place of the number for which `isIt` holds, or in a free one. */
  set(hash: number, no: number, isIt: (no: number) => boolean): void {
    const slot = this.#slotOf(hash, isIt)
    if (this.#noIn(slot) === 0) this.#used += 1
    this.#fill(slot, hash, no)
    if (this.#used * 2 > this.#mask) this.#grow()
  }

  /** Takes `no` out, unless a newer number has replaced it. */
  delete(hash: number, no: number): void {
    let hole = this.#slotOf(hash, (other) => other === no)
    if (this.#noIn(hole) !== no) return
    this.#used -= 1
    // Those behind it move up, so that each is still reached from its own place without a gap.
    for (let slot = (hole + 1) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const other = this.#noIn(slot)
      if (other === 0) break
      const otherHash = this.#hashIn(slot)
      if (((slot - otherHash) & this.#mask) < ((slot - hole) & this.#mask)) continue
      this.#fill(hole, otherHash, other)
      hole = slot
    }
    this.#fill(hole, 0, 0)
  }

  #hashIn(slot: number): number {
    return this.#slots[slot * slotNumbers] as number
  }

  #noIn(slot: number): number {
    return this.#slots[slot * slotNumbers + 1] as number
  }

  #fill(slot: number, hash: number, no: number): void {
    this.#slots[slot * slotNumbers] = hash
    this.#slots[slot * slotNumbers + 1] = no
  }

  #slotOf(hash: number, isIt: (no: number) => boolean): number {
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const no = this.#noIn(slot)
      if (no === 0 || (this.#hashIn(slot) === hash && isIt(no))) return slot
    }
  }

  #grow(): void {
    const before = this.#slots
    this.#slots = new Uint32Array(before.length * 2)
    this.#mask = this.#mask * 2 + 1
    for (let at = 0; at < before.length; at += slotNumbers) {
      const [hash, no] = [before[at] as number, before[at + 1] as number]
      if (no !== 0) this.#fill(this.#slotOf(hash, never), hash, no)
    }
  }
}

const never = () => false
