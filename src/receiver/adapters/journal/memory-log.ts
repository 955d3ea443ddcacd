import type { Line } from './line.ts'
import type { LineLog, Position } from './line-log.ts'

/** Lines in memory, for tests and rehearsals: each takes one place, and all is committed at once. */
export function createMemoryLog(): LineLog {
  const lines: Line[] = []
  return {
    async open({ offset }, replay) {
      for (const [at, line] of lines.entries()) if (at >= offset) replay(line, positionOf(at))
      return { tornBytes: 0, damaged: [] }
    },
    append(line) {
      lines.push(line)
      return positionOf(lines.length - 1)
    },
    async committed() {},
    async settled() {},
    async read({ offset }) {
      return lines[offset]
    },
    reach: () => ({ segment: 1, offset: lines.length }),
    end: () => ({ segment: 1, offset: lines.length }),
    segments: () => [],
    drop() {},
    failure: () => undefined,
    async close() {},
  }
}

function positionOf(offset: number): Position {
  return { segment: 1, offset, length: 1 }
}
