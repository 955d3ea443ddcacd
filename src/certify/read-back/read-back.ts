import { setTimeout as pause } from 'node:timers/promises'
import { request } from 'undici'
import type { Limits } from '../limits.ts'
import { type Kept, nothingKept, readKept } from './kept.ts'

/** Asks the target what it kept. */
export interface ReadBack {
  /** Rejects with `ReadFailed` when the answer cannot be read. */
  read(orderId: number): Promise<Kept>
  /** As `read`, again and again until it is as wanted or patience ends: receivers may work after their answer. */
  until(orderId: number, isWanted: (kept: Kept) => boolean): Promise<Kept>
  /** What is kept when nothing more is expected to come. */
  settled(orderId: number): Promise<Kept>
}

/** The message says what was answered instead. */
export class ReadFailed extends Error {
  override name = 'ReadFailed'
}

export const orderPlace = '{order}'

interface ReadBackOptions {
  /** With `{order}` in the place of the order's id. */
  template: string
  limits: Pick<Limits, 'timeLimitMs' | 'patienceMs' | 'settleMs'>
  elapsed: () => number
}

const pauseMs = 50

export function createReadBack({ template, limits, elapsed }: ReadBackOptions): ReadBack {
  async function read(orderId: number): Promise<Kept> {
    const url = template.replaceAll(orderPlace, String(orderId))
    const { status, text } = await ask(url, limits.timeLimitMs)
    if (status === 404) return nothingKept
    if (status !== 200) throw new ReadFailed(`${url} answered ${status}`)
    const kept = readKept(parsed(text, url))
    if (!kept) throw new ReadFailed(`${url} answered JSON of another shape`)
    return kept
  }

  async function until(orderId: number, isWanted: (kept: Kept) => boolean): Promise<Kept> {
    const began = elapsed()
    for (;;) {
      const kept = await read(orderId)
      if (isWanted(kept) || elapsed() - began > limits.patienceMs) return kept
      await pause(pauseMs)
    }
  }

  async function settled(orderId: number): Promise<Kept> {
    await pause(limits.settleMs)
    return read(orderId)
  }

  return { read, until, settled }
}

async function ask(url: string, timeLimitMs: number): Promise<{ status: number; text: string }> {
  try {
    const { statusCode, body } = await request(url, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(timeLimitMs),
    })
    return { status: statusCode, text: await body.text() }
  } catch (error) {
    throw new ReadFailed(`${url} cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}`)
  }
}

function parsed(text: string, url: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ReadFailed(`${url} answered something else than JSON`)
  }
}
