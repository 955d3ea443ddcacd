import { type BodyResult, drainedLimits } from './read-body.ts'

export interface StreamBounds {
  /** Bytes of the largest body. */
  limit: number
  /** Bytes by Content-Length; 0 where it says nothing. */
  announced: number
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

/** Gathers the raw body of a Web request, its size checked while it arrives. */
export async function readStream(
  stream: ReadableStream<Uint8Array> | null,
  { limit, announced }: StreamBounds,
): Promise<BodyResult> {
  if (!stream) return { ok: true, body: Buffer.alloc(0) }
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    while (announced <= limit && size <= limit) {
      const { done, value } = await reader.read()
      if (done) return { ok: true, body: Buffer.concat(chunks, size) }
      size += value.length
      chunks.push(value)
    }
  } catch {
    return { ok: false, reason: 'body_incomplete' }
  }
  // Behind the answer: its sender reads that only once its body is taken from it.
  void readOn(reader, limit * drainedLimits - size)
  return { ok: false, reason: 'body_too_large' }
}

/** Throws away so many bytes, and then hangs up. */
async function readOn(reader: Reader, bytes: number): Promise<void> {
  try {
    for (let left = bytes; left > 0; ) {
      const { done, value } = await reader.read()
      if (done) return
      left -= value.length
    }
    await reader.cancel()
  } catch {
    // The sender is gone, and has been answered.
  }
}
