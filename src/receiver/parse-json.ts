import { isUtf8 } from 'node:buffer'

/**
 * Parses JSON in UTF-8. Bytes that are not UTF-8 are refused rather than mended: a replacement character in
 * a name would be kept for ever. A byte order mark is not JSON.
 */
export function parseJson(bytes: Buffer): { ok: true; value: unknown } | { ok: false } {
  if (!isUtf8(bytes)) return { ok: false }
  try {
    return { ok: true, value: JSON.parse(bytes.toString('utf8')) }
  } catch {
    return { ok: false }
  }
}
