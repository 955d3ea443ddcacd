import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Flaw } from '../flaw.ts'
import { answer, createGoodReceiver, right } from '../good.ts'

/** Orders share a file by their ids, so that it happens under load alone. */
const files = 100

export const fileReadChangedWritten: Flaw = {
  id: 'file-read-changed-written',
  does: 'Reads a file, adds the order, and writes it back: what others wrote in between is gone.',
  caughtBy: ['nothing-lost-at-once'],
  create: (hooksToken, folder) => {
    const fileOf = (order: number) => join(folder, `${order % files}.json`)
    const good = createGoodReceiver(hooksToken, {
      async keep(delivery, known) {
        if (known.length > 0) return right.keep(delivery, known)
        right.keep(delivery, known)
        const order = Number(delivery.order?.id)
        const orders = await ordersIn(fileOf(order))
        await pause(50)
        await writeFile(fileOf(order), JSON.stringify([...orders, order]))
      },
    })
    return createServer(async (req, res) => {
      const asked = /^\/orders\/(\d+)$/.exec(req.url ?? '')?.[1]
      const isLost = asked !== undefined && !(await ordersIn(fileOf(Number(asked)))).includes(Number(asked))
      if (isLost) answer(res, 404)
      else good.emit('request', req, res)
    })
  },
}

async function ordersIn(file: string): Promise<number[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return []
  }
}
