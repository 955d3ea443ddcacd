import { signal } from '@preact/signals'
import { bytes as sizeOf } from '../../format.ts'
import { type Documents, documentsIn } from './documents-in.ts'

/** What is looked at; nobody but this page knows of it. */
export interface Opened {
  /** Such as the name of the file. */
  name: string
  bytes: Uint8Array
  documents: Documents
  /** Which of them is shown, from 0. */
  index: number
}

/** Stays while the page is open, so that a look elsewhere loses nothing. */
export const opened = signal<Opened | undefined>(undefined)
/** Why something was not opened; a sentence. */
export const openFault = signal('')
/** What is written by hand. */
export const written = signal('')

/** More than a browser holds several times over. */
const largestFile = 100_000_000

export function openBytes(name: string, bytes: Uint8Array): void {
  if (bytes.length > largestFile) {
    openFault.value = tooLarge(name, bytes.length)
    return
  }
  openFault.value = bytes.length === 0 ? `${name} is empty: there is nothing to look at.` : ''
  if (bytes.length > 0) opened.value = { name, bytes, documents: documentsIn(bytes), index: 0 }
}

export function openText(name: string, text: string): void {
  openBytes(name, new TextEncoder().encode(text))
}

export async function openFile(file: File): Promise<void> {
  const name = file.name.slice(0, 120) || 'The file'
  if (file.size > largestFile) {
    openFault.value = tooLarge(name, file.size)
    return
  }
  try {
    openBytes(name, new Uint8Array(await file.arrayBuffer()))
  } catch {
    openFault.value = `${name} could not be read. Is it a folder, or was it changed meanwhile?`
  }
}

export function close(): void {
  opened.value = undefined
  openFault.value = ''
}

export function show(index: number): void {
  const now = opened.peek()
  if (now && index >= 0 && index < now.documents.count) opened.value = { ...now, index }
}

function tooLarge(name: string, size: number): string {
  return `${name} has ${sizeOf(size)}; more than ${sizeOf(largestFile)} are too many for a page. Try jumpkit inspect.`
}
