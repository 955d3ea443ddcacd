import { copyFile, link, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startChild } from './processes/child.ts'
import type { Run } from './run.ts'

/** Journals that hold so many entries already. */
export interface FilledFolders {
  /** A data folder with a journal of so many entries, of its own: what is added to it stays in it. */
  fresh(entries: number, name: string): Promise<string>
}

const entriesASecondAtLeast = 2_000

/** Fills a journal for each of the sizes, the larger ones from the smaller. */
export async function fillFolders(run: Run, sizes: readonly number[]): Promise<FilledFolders> {
  const folders = new Map<number, string>()
  let [previous, filled] = ['', 0]
  for (const size of [...sizes].sort((one, other) => one - other)) {
    const folder = join(await run.newFolder(`filled-${size}`), 'inbox')
    if (previous) await copyJournal(previous, folder)
    run.settings.tell(`filling a journal with ${size} entries`)
    const began = performance.now()
    const words = [
      process.execPath,
      run.build.script('probes/fill-journal.ts'),
      folder,
      String(filled),
      String(size),
    ]
    await startChild({ words }).output(60 + size / entriesASecondAtLeast)
    run.settings.tell(`filled in ${((performance.now() - began) / 1_000).toFixed(1)} s`)
    folders.set(size, folder)
    previous = folder
    filled = size
  }
  return {
    async fresh(entries, name) {
      const folder = await run.newFolder(name)
      await copyJournal(folders.get(entries) ?? '', join(folder, 'inbox'))
      return folder
    },
  }
}

/** Copies a journal in the blink of an eye: full segments are never written to again, so they are linked. */
async function copyJournal(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  const names = (await readdir(from)).filter((name) => name !== 'lock')
  const lastSegment = names
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
    .at(-1)
  for (const name of names) {
    const isFull = name.endsWith('.ndjson') && name !== lastSegment
    await (isFull ? link : copyFile)(join(from, name), join(to, name))
  }
}
