import { appendFileSync, closeSync, openSync, readSync, writeFileSync } from 'node:fs'

/** What the handlers of all processes left behind, read on from where it was read before. */
export interface Effects {
  readonly path: string
  /** Reads what has been added. */
  read(): void
  /** A process is gone: what it had under way has ended with it. */
  ended(pid: number): void
  /** Whether the handler of a request has run. */
  has(number: number): boolean
  close(): void
  readonly counts: { runs: number; effects: number }
  readonly faults: {
    doubled: string[]
    overlapping: string[]
    /** Effects made anew although the process that made them before lives. */
    again: string[]
  }
}

const chunkBytes = 2 ** 16

/** The file of effects, made anew. */
export function createEffects(path: string): Effects {
  writeFileSync(path, '')
  const fd = openSync(path, 'r')
  const entries = new Map<number, string>()
  const numbers = new Map<string, number>()
  const underWay = new Map<string, string>()
  const counts = { runs: 0, effects: 0 }
  const ranBy = new Map<string, string>()
  const gone = new Set<string>()
  const faults = { doubled: [] as string[], overlapping: [] as string[], again: [] as string[] }
  let offset = 0
  let rest = ''

  function begun(entry: string, number: number, process: string): void {
    counts.runs += 1
    const other = underWay.get(entry)
    if (other !== undefined) faults.overlapping.push(`${entry} was run by ${process} while ${other} ran it`)
    underWay.set(entry, process)
    const before = ranBy.get(entry)
    if (before !== undefined && !gone.has(before))
      faults.again.push(`${entry} was run by ${before}, which lives`)
    ranBy.set(entry, process)
    if (entries.get(number) === entry) return
    // Keyed by the entry's id: a second effect of one request, or one effect for two, is seen here.
    if (entries.has(number))
      faults.doubled.push(`Request ${number} ran as ${entries.get(number)} and ${entry}`)
    if (numbers.has(entry))
      faults.doubled.push(`${entry} ran for requests ${numbers.get(entry)} and ${number}`)
    counts.effects += 1
    entries.set(number, entry)
    numbers.set(entry, number)
  }

  function take(line: string): void {
    const [kind = '', entry = '', number = '', process = ''] = line.split(' ')
    if (kind === 'run') begun(entry, Number(number), process)
    else if (kind === 'end' && underWay.get(entry) === process) underWay.delete(entry)
    else if (kind === 'gone') {
      gone.add(entry)
      for (const [running, by] of underWay) if (by === entry) underWay.delete(running)
    }
  }

  return {
    path,
    read() {
      const chunk = Buffer.alloc(chunkBytes)
      for (let length = chunkBytes; length === chunkBytes; ) {
        length = readSync(fd, chunk, 0, chunkBytes, offset)
        offset += length
        const lines = (rest + chunk.toString('latin1', 0, length)).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) take(line)
      }
    },
    ended(pid) {
      appendFileSync(path, `gone ${pid}\n`)
    },
    close: () => closeSync(fd),
    has: (number) => entries.has(number),
    counts,
    faults,
  }
}
