import { connect } from 'node:net'
import { ReadUnusable, TargetUnreachable } from './faults.ts'
import type { Kept } from './read-back/kept.ts'
import { type ReadBack, ReadFailed } from './read-back/read-back.ts'

/** Somebody must accept a connection there; nothing is sent. */
export async function mustReach({ hostname, port, protocol, href }: URL, timeLimitMs: number): Promise<void> {
  const failure = await new Promise<string | null>((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(port) || (protocol === 'https:' ? 443 : 80),
      timeout: timeLimitMs,
    })
    const end = (message: string | null) => {
      socket.destroy()
      resolve(message)
    }
    socket.on('connect', () => end(null))
    socket.on('timeout', () => end(`nobody answered within ${timeLimitMs / 1000} s`))
    socket.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
  })
  if (failure !== null) {
    throw new TargetUnreachable(
      `Nobody can be reached at ${href}: ${failure}. Start the receiver, or mend the URL.`,
    )
  }
}

/** Of an order that was never sent, the target must say that it kept nothing. */
export async function mustRead(kept: ReadBack, unknownOrder: number): Promise<void> {
  const told = await askOnce(kept, unknownOrder)
  if ((told.count ?? 0) > 0) {
    throw new ReadUnusable(
      `--read tells of ${told.count} entries for order ${unknownOrder}, which was never sent: does it look at {order}?`,
    )
  }
  if (told.state !== null) {
    throw new ReadUnusable(
      `--read tells a state for order ${unknownOrder}, which was never sent: let it answer 404 for what it does not know.`,
    )
  }
}

async function askOnce(kept: ReadBack, order: number): Promise<Kept> {
  try {
    return await kept.read(order)
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error
    throw new ReadUnusable(
      `--read cannot be used: ${error.message}. docs/certify.md says what it is to answer.`,
    )
  }
}
