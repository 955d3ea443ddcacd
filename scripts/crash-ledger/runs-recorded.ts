import { setTimeout as pause } from 'node:timers/promises'
import { request } from 'undici'

/**
 * Waits until a receiver knows of no run that is open, or so many milliseconds. What a killed process had handled
 * and not recorded is handled again by another, which takes over seconds later: until then its entry is not done.
 */
export async function runsRecorded(url: string, milliseconds: number): Promise<void> {
  const limit = Date.now() + milliseconds
  const isAny = async (state: string) => {
    const { body } = await request(`${url}/api/entries?q=handler:${state}&limit=1`)
    return ((await body.json()) as { entries: unknown[] }).entries.length > 0
  }
  while (Date.now() < limit && ((await isAny('waiting')) || (await isAny('failed')))) await pause(20)
}
