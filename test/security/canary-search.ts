import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** What is looked for, by its name: a secret, or a customer. */
export type Canaries = Readonly<Record<string, string>>

/** Something that was written or answered: a file, a stream, an answer. */
export interface Written {
  name: string
  bytes: Buffer
}

/** Where a canary was found, as `name: canary as form`. */
export function hitsIn(written: readonly Written[], canaries: Canaries): string[] {
  return written.flatMap(({ name, bytes }) => {
    const text = bytes.toString('latin1').toLowerCase()
    const found = Object.entries(canaries).flatMap(([canary, value]) =>
      Object.entries(formsOf(value))
        .filter(([, form]) => text.includes(form.toLowerCase()))
        .map(([form]) => `${name}: ${canary} as ${form}`),
    )
    return found
  })
}

/** A text as it stands, and as a careless writer may have put it. */
function formsOf(value: string): Record<string, string> {
  const bytes = Buffer.from(value)
  return {
    text: value,
    URL: encodeURIComponent(value),
    hex: bytes.toString('hex'),
    ...inBase64(bytes),
  }
}

/** The three ways in which Base64 shows bytes that stand inside others, without what depends on the others. */
function inBase64(bytes: Buffer): Record<string, string> {
  const shifted = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    return [`Base64 after ${before}`, text.slice(Math.ceil((before * 8) / 6), -1)]
  })
  return Object.fromEntries(shifted)
}

/** Every file below a folder. */
export function filesBelow(folder: string): Written[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(folder, path), bytes: readFileSync(path) }))
}
