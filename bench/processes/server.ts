import { setTimeout as pause } from 'node:timers/promises'
import { type Child, type Command, startChild } from './child.ts'

/** A server under measurement. */
export interface Server extends Child {
  url: string
  /** Milliseconds from the start of the process to the first answer that counts as ready. */
  startMilliseconds: number
}

interface Waiting {
  url: string
  /** Asked until it answers. */
  readyPath: string
  /** @default 60 */
  limitSeconds?: number
}

const pauseMilliseconds = 2

/** Starts a server and waits until it answers anything but 503. */
export async function startServer(
  command: Command,
  { url, readyPath, limitSeconds = 60 }: Waiting,
): Promise<Server> {
  const began = performance.now()
  const child = startChild(command)
  try {
    while (!(await Promise.race([isReady(`${url}${readyPath}`), child.failed]))) {
      if (performance.now() - began > limitSeconds * 1_000) {
        throw new Error(`${command.words.join(' ')} is not ready after ${limitSeconds} s`)
      }
      await pause(pauseMilliseconds)
    }
  } catch (error) {
    await child.stop()
    throw error
  }
  return { ...child, url, startMilliseconds: performance.now() - began }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { headers: { connection: 'close' }, signal: AbortSignal.timeout(5_000) })
    await answer.arrayBuffer()
    return answer.status !== 503
  } catch {
    return false
  }
}
