import type { EntryView } from '../../../../receiver/http/views.ts'
import { ApiError, receiver } from '../../api.ts'
import { type DecodedText, decodedText } from './raw/decoded-text.ts'

/** An entry with the bytes that came, which are the truth. */
export interface WholeEntry {
  entry: EntryView
  bytes: Uint8Array
  decoded: DecodedText
}

/** Null where the receiver has no such entry. */
export async function wholeEntry(id: string): Promise<WholeEntry | null> {
  try {
    const [entry, bytes] = await Promise.all([receiver.entry(id), receiver.raw(id)])
    return { entry, bytes, decoded: decodedText(bytes) }
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null
    throw error
  }
}
