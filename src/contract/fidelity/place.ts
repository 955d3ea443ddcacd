/** Where a scan stands in a document, by keys and indexes. Grows with the depth by twelve bytes a level. */
export interface Place {
  /** Open objects and lists. */
  readonly depth: number
  /** Whether the innermost open one is an object. */
  readonly inObject: boolean
  open(what: 'object' | 'list'): void
  close(): void
  /** To the member of this key; whether the object had the key before. */
  enter(key: string): boolean
  /** To the next item of the list. */
  next(): void
  /** Of the value that the scan stands at. */
  pointer(): string
  /** Of the innermost open object or list. */
  pointerOfParent(): string
}

const pointerCharacters = 1000
/** An object of more keys has them in a set; most have less, and a set for each is what memory is lost by. */
const keysCompared = 16
const objectMark = -1

export function createPlace(): Place {
  /** Keys of all open objects, one object's after the other's; the last of each is where the scan stands. */
  const keys: string[] = []
  const sets = new Map<number, Set<string>>()
  let starts = new Int32Array(64)
  let indexes = new Int32Array(64)
  let depth = 0

  function hadBefore(key: string): boolean {
    const level = depth - 1
    const start = starts[level] ?? 0
    const set = sets.get(level)
    if (set) {
      keys.length = start
      return set.has(key) || !set.add(key)
    }
    for (let at = start; at < keys.length; at += 1) if (keys[at] === key) return true
    if (keys.length - start >= keysCompared) sets.set(level, new Set(keys.slice(start)).add(key))
    return false
  }

  /** Nothing when the object has no key yet. */
  function stepAt(level: number): string {
    const index = indexes[level] as number
    if (index !== objectMark) return `/${index}`
    const end = level + 1 < depth ? (starts[level + 1] as number) : keys.length
    return end === starts[level] ? '' : `/${escaped(keys[end - 1] as string)}`
  }

  function pointerTo(levels: number): string {
    let pointer = ''
    for (let level = 0; level < levels; level += 1) {
      if (pointer.length > pointerCharacters) return `${pointer.slice(0, pointerCharacters)}…`
      pointer += stepAt(level)
    }
    return pointer.length > pointerCharacters ? `${pointer.slice(0, pointerCharacters)}…` : pointer
  }

  return {
    get depth() {
      return depth
    },
    get inObject() {
      return indexes[depth - 1] === objectMark
    },
    open(what) {
      if (depth === starts.length) [starts, indexes] = [doubled(starts), doubled(indexes)]
      starts[depth] = keys.length
      indexes[depth] = what === 'object' ? objectMark : 0
      depth += 1
    },
    close() {
      depth -= 1
      keys.length = starts[depth] as number
      sets.delete(depth)
    },
    enter(key) {
      const before = hadBefore(key)
      keys.push(key)
      return before
    },
    next() {
      indexes[depth - 1] = (indexes[depth - 1] as number) + 1
    },
    pointer: () => pointerTo(depth),
    pointerOfParent: () => pointerTo(depth - 1),
  }
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

function doubled(list: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(list.length * 2)
  larger.set(list)
  return larger
}
