import { readFile } from 'node:fs/promises'
import { WrongUse } from '../exit.ts'
import { plausibleBodies } from '../rehearsal/plausible-bodies.ts'
import type { Sendable } from './send.ts'
import { type Assignment, setValues } from './set-values.ts'

interface Wanted {
  wireEvent: string
  storeCode: string
  /** Path of the body; without it each is of a new, plausible order. */
  file: string | undefined
  set: readonly Assignment[]
  count: number
}

/** The bodies to send, made as they are asked for. */
export async function* bodiesFor(wanted: Wanted): AsyncGenerator<Sendable> {
  const { file, set, count } = wanted
  if (file !== undefined) {
    const body = setValues(await contentOf(file), set)
    for (let made = 0; made < count; made += 1) yield { body, orderId: null }
    return
  }
  for await (const { body, orderId } of plausibleBodies(wanted, count)) {
    yield { body: setValues(body, set), orderId }
  }
}

async function contentOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new WrongUse(`--file cannot be read: ${(error as Error).message}`)
  }
}
