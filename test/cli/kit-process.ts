import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

export interface KitProcess {
  child: ChildProcess
  /** Resolves with the first line of stdout that holds the text; rejects when the process ends before. */
  line(text: string): Promise<string>
  /** The exit code, or the signal that ended it; with all that was written. */
  ended: Promise<{ code: number | string; stdout: string; stderr: string }>
}

/** A real process of the command line, in an environment of the caller's alone. */
export function spawnKit(args: readonly string[], env: Record<string, string> = {}): KitProcess {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    cwd: root,
    env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  let stderr = ''
  let isOver = false
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    for (const look of waiting) look()
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = once(child, 'close').then(([code, signal]) => {
    isOver = true
    for (const look of waiting) look()
    return { code: code ?? signal, stdout: lines.join('\n'), stderr }
  })
  return {
    child,
    ended,
    line: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find((line) => line.includes(text))
          if (found === undefined && !isOver) return
          waiting.delete(look)
          if (found === undefined)
            reject(new Error(`The kit ended without ${JSON.stringify(text)}: ${stderr}`))
          else resolve(found)
        }
        waiting.add(look)
        look()
      }),
  }
}
