import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Where an order's text stands. `sending` is noted before it is handed to Twilio: whoever finds it after a crash
 * asks there whether it went out.
 */
export type TextState =
  | { state: 'waiting'; entry: string; until: number }
  | { state: 'sending'; entry: string }
  | { state: 'sent'; sid: string }
  | { state: 'canceled' }

/** The texts of orders, one small file an order, replaced whole and safely. No number and no name is in it. */
export function createTexts(folder: string) {
  const fileOf = (order: number) => join(folder, `${order}.json`)

  async function of(order: number): Promise<TextState | undefined> {
    return existsSync(fileOf(order)) ? JSON.parse(await readFile(fileOf(order), 'utf8')) : undefined
  }

  return {
    of,
    async put(order: number, state: TextState): Promise<void> {
      await mkdir(folder, { recursive: true })
      const draft = `${fileOf(order)}.draft`
      const handle = await open(draft, 'w')
      try {
        await handle.writeFile(JSON.stringify(state))
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(draft, fileOf(order))
    },
    /** Those that wait for the morning. */
    async waiting(): Promise<{ order: number; entry: string; until: number }[]> {
      await mkdir(folder, { recursive: true })
      const orders = (await readdir(folder)).filter((name) => name.endsWith('.json')).map(Number.parseFloat)
      const states = await Promise.all(orders.map(async (order) => ({ order, ...(await of(order)) })))
      return states.flatMap((each) => ('state' in each && each.state === 'waiting' ? [each] : []))
    },
  }
}

export type Texts = ReturnType<typeof createTexts>
