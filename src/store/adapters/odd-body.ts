import type { SendRequest } from '../ports.ts'

const pieces = 20
const pauseMs = 50

/** The body in pieces, as a fault of the store has it; its Content-Length stands in the headers. */
export async function* oddBody({ body, manner }: SendRequest): AsyncGenerator<Uint8Array> {
  if (manner === 'broken off') {
    yield body
    // What was written leaves the machine before the connection breaks.
    await pause()
    throw new Error('broken off on purpose in the middle of the body: the fault break_off')
  }
  const size = Math.ceil(body.length / pieces)
  for (let at = 0; at < body.length; at += size) {
    if (at > 0) await pause()
    yield body.subarray(at, at + size)
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pauseMs))
}
