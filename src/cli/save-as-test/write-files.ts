import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart, WrongUse } from '../exit.ts'

export interface CodeFile {
  name: string
  content: string | Buffer
}

/** Writes them all, or none where one is there already: somebody may have changed it. Answers their paths. */
export async function writeFiles(folder: string, files: readonly CodeFile[]): Promise<string[]> {
  const there = files.find(({ name }) => existsSync(join(folder, name)))
  if (there) {
    throw new WrongUse(`${join(folder, there.name)} is there already: delete it, or name another --into.`)
  }
  try {
    await mkdir(folder, { recursive: true })
    for (const { name, content } of files) await writeFile(join(folder, name), content, { flag: 'wx' })
  } catch (error) {
    throw new CannotStart(`${folder} cannot be written: ${(error as Error).message}. Name another --into.`)
  }
  return files.map(({ name }) => join(folder, name))
}
