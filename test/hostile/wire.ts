import { connect, type Socket } from 'node:net'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import type { Sending } from './case.ts'

export interface Exchange {
  /** All that came back. */
  bytes: Buffer
  /** Whether neither side had hung up by the time limit. */
  hung: boolean
}

/** Far beyond what any answer takes. */
const timeLimitMs = 20_000

/** Sends bytes as they are, and reads until the connection is over. What breaks on the way is part of it. */
export async function exchange(port: number, sending: Sending): Promise<Exchange> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true })
  const got: Buffer[] = []
  let hung = false
  const tooLong = setTimeout(() => {
    hung = true
    socket.destroy()
  }, timeLimitMs)
  const over = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => {})
  socket.on('data', (chunk: Buffer) => {
    got.push(chunk)
    if (sending.ending === 'leaves at the answer') socket.destroy()
  })
  socket.on('end', () => socket.end())
  await write(socket, sending, over)
  await over
  clearTimeout(tooLong)
  return { bytes: Buffer.concat(got), hung }
}

async function write(
  socket: Socket,
  { pieces, pauses = 0, ending }: Sending,
  over: Promise<void>,
): Promise<void> {
  let flushed = Promise.resolve()
  for (const piece of pieces) {
    if (!socket.writable) return
    flushed = new Promise((resolve) => socket.write(piece, () => resolve()))
    await (pauses > 0 ? pause(pauses) : nextTurn())
  }
  if (ending === 'half-closes') socket.end()
  if (ending !== 'hangs up' && ending !== 'resets') return
  await Promise.race([flushed, over])
  if (ending === 'resets') socket.resetAndDestroy()
  else socket.destroy()
}
