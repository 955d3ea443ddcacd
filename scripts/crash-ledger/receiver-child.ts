import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { ReceiverOrders, ReceiverReady } from './receiver-process.ts'

/** A receiver in a process of its own. */
export interface ReceiverChild extends ReceiverReady {
  pid: number
  /** Milliseconds from its making until it took requests. */
  startedIn: number
  /** -9; resolves when it is gone. */
  kill(): Promise<void>
  /** Asks it to stop; rejects when it ends otherwise than by itself. */
  stop(): Promise<void>
  /** Why it ended although nobody asked it to. */
  crash(): Error | undefined
}

const errorCharacters = 4_000
/** A receiver that has not ended by then does not stop at all. */
const stopLimit = 30_000

function spawnReceiver(program: string, orders: ReceiverOrders) {
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], { stdio: 'pipe' })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr = `${stderr}${chunk}`.slice(-errorCharacters)
  })
  // A child that is killed leaves its pipe broken.
  child.stdin.on('error', () => {})
  return { child, said: () => stderr }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Starts a receiver; resolves when it takes requests. */
export async function startReceiver(program: string, orders: ReceiverOrders): Promise<ReceiverChild> {
  const began = performance.now()
  const { child, said } = spawnReceiver(program, orders)
  let wanted = false
  let crashed: Error | undefined
  const ended = once(child, 'exit').then(([code, signal]) => {
    if (!wanted) crashed = new Error(`The receiver ended by itself (${code ?? signal}): ${said()}`)
  })
  const first = once(createInterface({ input: child.stdout }), 'line')
  await Promise.race([first, ended])
  if (crashed) throw crashed
  const ready: ReceiverReady = JSON.parse((await first)[0])
  return {
    ...ready,
    pid: child.pid as number,
    startedIn: performance.now() - began,
    async kill() {
      wanted = true
      await kill(child)
    },
    async stop() {
      wanted = true
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), stopLimit)
      await ended
      clearTimeout(late)
      if (child.exitCode !== 0) throw new Error(`The receiver did not stop (${child.signalCode}): ${said()}`)
    },
    crash: () => crashed,
  }
}

/** Begins to start a receiver and kills it after so many milliseconds, wherever it is; answers its pid. */
export async function killWhileStarting(
  program: string,
  orders: ReceiverOrders,
  milliseconds: number,
): Promise<number> {
  const { child } = spawnReceiver(program, orders)
  await pause(milliseconds)
  await kill(child)
  return child.pid as number
}
