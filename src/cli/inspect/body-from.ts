import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { WrongUse } from '../exit.ts'
import type { Terminal } from '../terminal.ts'

/** The exact bytes of a file of the working folder, or with `-` of stdin. */
export async function bodyFrom(file: string, { stdin, folder }: Terminal): Promise<Buffer> {
  if (file === '-') return buffer(stdin)
  try {
    return await readFile(resolve(folder, file))
  } catch (error) {
    throw new WrongUse(`${file} cannot be read: ${(error as Error).message}`)
  }
}
