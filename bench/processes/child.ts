import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Command {
  /** The program and what it is given. */
  words: readonly string[]
  cwd?: string
}

/** A process that the bench started, and ends. */
export interface Child {
  pid: number
  /** Rejects when the process ends first. */
  nextLine(): Promise<string>
  signal(name: NodeJS.Signals): void
  /** Rejects once it has ended, with what it complained of. */
  failed: Promise<never>
  /** Resolves with what it wrote once it has ended by itself; rejects when it failed or the time is up. */
  output(limitSeconds: number): Promise<string>
  /** Asks it to end, and ends it after five seconds. */
  stop(): Promise<void>
}

const started = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of started) child.kill('SIGKILL')
})

const told = 4_000
const stopMilliseconds = 5_000

/** Runs as in production. What it says on stderr is told only should it fail. */
export function startChild({ words, cwd }: Command): Child {
  const [program = '', ...args] = words
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.add(child)
  let written = ''
  let complaints = ''
  let taken = 0
  let onText = () => {}
  child.stdout.setEncoding('utf8').on('data', (text) => {
    written += text
    onText()
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaints = (complaints + text).slice(-told)
  })
  const failure = () =>
    new Error(`${words.join(' ')} ended with ${child.exitCode ?? child.signalCode}:\n${complaints}`)
  const ended = once(child, 'close').finally(() => started.delete(child))
  const failed = ended.then(() => {
    throw failure()
  })
  // Whoever waits for it is told; a process that is simply stopped has nobody waiting.
  failed.catch(() => {})

  async function nextLine(): Promise<string> {
    for (;;) {
      const end = written.indexOf('\n', taken)
      if (end >= 0) {
        const line = written.slice(taken, end)
        taken = end + 1
        return line
      }
      const more = new Promise<void>((resolve) => {
        onText = resolve
      })
      await Promise.race([more, failed])
    }
  }

  return {
    pid: child.pid ?? 0,
    nextLine,
    failed,
    signal: (name) => child.kill(name),
    async output(limitSeconds) {
      const timer = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1_000)
      await ended.finally(() => clearTimeout(timer))
      if (child.exitCode !== 0) throw failure()
      return written
    },
    async stop() {
      const timer = setTimeout(() => child.kill('SIGKILL'), stopMilliseconds)
      child.kill('SIGTERM')
      await ended.catch(() => {}).finally(() => clearTimeout(timer))
    },
  }
}
