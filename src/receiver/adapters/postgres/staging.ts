/** A piece of memory that one batch after the other is written into. */
export interface Staged {
  allocate(bytes: number): Buffer
}

/**
 * Memory for the batches under way, used again: pieces of this size, fresh for every batch, cost page faults
 * and work of the garbage collector.
 */
export interface Staging {
  take(): Staged
  giveBack(staged: Staged): void
}

const smallest = 2 ** 18
/** A larger batch has memory of its own, which is let go with it. */
const largest = 4 * 2 ** 20

export function createStaging(): Staging {
  const idle: Staged[] = []
  return {
    take: () => idle.pop() ?? newStaged(),
    giveBack: (staged) => void idle.push(staged),
  }
}

function newStaged(): Staged {
  let memory = Buffer.alloc(0)
  return {
    allocate(bytes) {
      if (bytes > largest) return Buffer.allocUnsafeSlow(bytes)
      if (bytes > memory.length) memory = Buffer.allocUnsafeSlow(Math.max(smallest, 2 * bytes))
      return memory.subarray(0, bytes)
    },
  }
}
