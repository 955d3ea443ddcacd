import type { FileHandle } from 'node:fs/promises'

const newline = 0x0a

export interface LineOfFile {
  offset: number
  /** Bytes, without the newline. */
  length: number
  text: string
}

/**
 * The lines of a file. Split at its newlines alone: node:readline splits at U+2028 too, which stands unescaped in
 * JSON.
 */
export async function* linesOf(file: FileHandle): AsyncGenerator<LineOfFile> {
  let pieces: Buffer[] = []
  let offset = 0
  const line = (): LineOfFile => {
    const bytes = pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces)
    pieces = []
    return { offset, length: bytes.length, text: bytes.toString('utf8') }
  }
  for await (const chunk of file.createReadStream({ autoClose: false, start: 0, highWaterMark: 2 ** 18 })) {
    let from = 0
    for (let to = chunk.indexOf(newline); to >= 0; to = chunk.indexOf(newline, from)) {
      pieces.push(chunk.subarray(from, to))
      const whole = line()
      yield whole
      offset += whole.length + 1
      from = to + 1
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from))
  }
  if (pieces.length > 0) yield line()
}
