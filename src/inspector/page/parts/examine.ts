import type { Examined, ExaminedMessage, ExamineMessage } from '../../worker/protocol.ts'

interface Waiting {
  resolve: (examined: Examined) => void
  reject: (error: Error) => void
}

const waiting = new Map<number, Waiting>()
let worker: Worker | undefined
let lastId = 0

/**
 * What a body tells by itself, found out beside the page so that it stays usable. The bytes are copied, and the copy
 * is handed over. Rejects when the worker dies, and the next call starts another.
 */
export function examine(bytes: Uint8Array): Promise<Examined> {
  lastId += 1
  const id = lastId
  const copy = bytes.slice()
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    const message: ExamineMessage = { id, bytes: copy }
    running().postMessage(message, [copy.buffer])
  })
}

function running(): Worker {
  worker ??= started()
  return worker
}

function started(): Worker {
  const fresh = new Worker(new URL('../../worker/examine.ts', import.meta.url), { type: 'module' })
  fresh.addEventListener('message', ({ data }: MessageEvent<ExaminedMessage>) => {
    waiting.get(data.id)?.resolve(data.examined)
    waiting.delete(data.id)
  })
  fresh.addEventListener('error', (event) => {
    event.preventDefault()
    end(fresh, event.message)
  })
  fresh.addEventListener('messageerror', () => end(fresh, 'its answer could not be read'))
  return fresh
}

function end(dead: Worker, reason: string | undefined): void {
  dead.terminate()
  if (worker === dead) worker = undefined
  const error = new Error(
    `The body could not be examined (${reason || 'the script did not load'}). Ask again.`,
  )
  for (const { reject } of waiting.values()) reject(error)
  waiting.clear()
}
