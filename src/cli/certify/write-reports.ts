import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { badgeOf, type Certificate, htmlOf, junitOf } from '../../certify/index.ts'
import { WrongUse } from '../exit.ts'

/** Where which report goes; left out, it is not written. */
export interface ReportFiles {
  junit?: string
  html?: string
  badge?: string
}

const makers = { junit: junitOf, html: htmlOf, badge: badgeOf } as const

/** Paths begin in the working folder. */
export async function writeReports(
  certificate: Certificate,
  files: ReportFiles,
  { folder }: { folder: string },
): Promise<void> {
  for (const kind of ['junit', 'html', 'badge'] as const) {
    const file = files[kind]
    if (file !== undefined) await write(resolve(folder, file), makers[kind](certificate))
  }
}

async function write(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  } catch (error) {
    throw new WrongUse(`The report cannot be written: ${(error as Error).message}. Name another file.`)
  }
}
