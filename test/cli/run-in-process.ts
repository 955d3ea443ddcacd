import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll } from 'vitest'
import type { ExitCode } from '../../src/cli/exit.ts'
import { runKit } from '../../src/cli/run-kit.ts'

export interface Ended {
  code: ExitCode
  stdout: string
  stderr: string
  /** The lines of stdout as JSON. */
  records(): Record<string, unknown>[]
}

interface Given {
  env?: Record<string, string>
  stdin?: string | Buffer
  folder?: string
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A new, empty folder, which is gone after the tests of the file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kit-'))
  folders.push(folder)
  return folder
}

/** Runs a command without a process of its own, in an empty folder and environment unless told otherwise. */
export async function kit(args: readonly string[], given: Given = {}): Promise<Ended> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const written = Promise.all([text(stdout), text(stderr)])
  const code = await runKit(args, {
    env: given.env ?? {},
    folder: given.folder ?? newFolder(),
    stdin: Readable.from([given.stdin ?? '']),
    stdout,
    stderr,
    called: 'npm run kit --',
  })
  stdout.end()
  stderr.end()
  const [out, err] = await written
  return { code, stdout: out, stderr: err, records: () => recordsOf(out) }
}

export function recordsOf(ndjson: string): Record<string, unknown>[] {
  return ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}
