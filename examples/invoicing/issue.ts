import { existsSync } from 'node:fs'
import { open, readdir, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type Issued, openLedger } from './ledger.ts'

interface Options {
  /** Where invoices and ledger are kept. It must exist. */
  folder: string
  prefix: string
  /** Of an empty ledger. */
  firstNumber?: number
  /** Milliseconds since 1970. */
  now?: () => number
}

/** Who asks for an invoice, and how it is drawn under the number that it would get. */
interface Wanted {
  order: number
  entry: string
  draw: (issued: Issued) => Promise<Buffer>
}

/**
 * Gives out invoices: one an order, numbered without gaps. Everything happens one after the other, and in
 * this sequence: the page is drawn and on disk as a draft; its line is in the ledger, and with that the number
 * is taken; the draft gets its name. Whatever is cut off, each number has its page and each page its number.
 */
export async function openIssuing({ folder, prefix, firstNumber = 1, now = Date.now }: Options) {
  const ledger = await openLedger(join(folder, 'ledger.ndjson'), firstNumber)
  const draftOf = ({ number, order }: Issued) => join(folder, `${number}-${order}.draft`)
  const fileOf = ({ name }: Issued) => join(folder, `${name}.pdf`)
  let last: Promise<unknown> = Promise.resolve()
  await settleDrafts()

  async function issue({ order, entry, draw }: Wanted): Promise<{ issued: Issued; made: boolean }> {
    const known = ledger.of(order)
    const issued = known ?? nextFor({ order, entry })
    if (known && existsSync(fileOf(known))) return { issued, made: false }
    await writeSafely(draftOf(issued), await draw(issued))
    if (!known) await ledger.append(issued)
    await rename(draftOf(issued), fileOf(issued))
    return { issued, made: true }
  }

  function nextFor({ order, entry }: Omit<Wanted, 'draw'>): Issued {
    const number = ledger.nextNumber()
    const name = `${prefix}${String(number).padStart(6, '0')}`
    return { number, name, order, entry, issuedAt: new Date(now()).toISOString() }
  }

  /** A draft whose number was taken before a crash becomes its invoice; any other was for nothing. */
  async function settleDrafts(): Promise<void> {
    for (const name of await readdir(folder)) {
      const [, number, order] = /^(\d+)-(-?\d+)\.draft$/.exec(name) ?? []
      if (number === undefined) continue
      const issued = ledger.of(Number(order))
      if (issued?.number === Number(number)) await rename(join(folder, name), fileOf(issued))
      else await unlink(join(folder, name))
    }
  }

  return {
    issue(wanted: Wanted) {
      const turn = last.then(() => issue(wanted))
      last = turn.catch(() => {})
      return turn
    },
    async close() {
      await last
      await ledger.close()
    },
  }
}

async function writeSafely(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'w')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
