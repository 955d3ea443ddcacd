import { type FileHandle, open } from 'node:fs/promises'

/** One line of the ledger: the number that an order has got, for good. */
export interface Issued {
  number: number
  /** The number as the invoice shows it; also the name of its file. */
  name: string
  order: number
  /** The entry that brought the order. */
  entry: string
  /** ISO 8601, UTC. */
  issuedAt: string
}

/** Which order has which number: one line an invoice, appended and never changed. */
export interface Ledger {
  of(order: number): Issued | undefined
  nextNumber(): number
  /** Resolves once the line would survive the machine's going down. */
  append(issued: Issued): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the ledger, makes it when missing, and cuts off a last line that a crash left half written: its number
 * was never given out.
 *
 * @throws Error when the numbers in it are not 1, 2, 3 … from the first on: then somebody has edited it.
 */
export async function openLedger(file: string, firstNumber = 1): Promise<Ledger> {
  const handle = await open(file, 'a+')
  const text = await handle.readFile('utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  let size = Buffer.byteLength(whole)
  const byOrder = new Map<number, Issued>()
  let next = firstNumber
  try {
    for (const [index, line] of whole.split('\n').slice(0, -1).entries()) {
      const issued = issuedIn(line)
      if (!issued || (index > 0 && issued.number !== next)) {
        throw new Error(`${file}: line ${index + 1} is not invoice ${next}; restore the ledger from a copy`)
      }
      byOrder.set(issued.order, issued)
      next = issued.number + 1
    }
  } catch (error) {
    await handle.close()
    throw error
  }

  return {
    of: (order) => byOrder.get(order),
    nextNumber: () => next,
    async append(issued) {
      const line = Buffer.from(`${JSON.stringify(issued)}\n`)
      // What a failed append left behind must not stand in front of this line.
      await handle.truncate(size)
      await writeAll(handle, line)
      await handle.datasync()
      size += line.length
      byOrder.set(issued.order, issued)
      next = issued.number + 1
    },
    close: () => handle.close(),
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await handle.write(bytes, done)).bytesWritten
  }
}

function issuedIn(line: string): Issued | undefined {
  try {
    const issued: Partial<Issued> | null = JSON.parse(line)
    return typeof issued?.number === 'number' && typeof issued.order === 'number'
      ? (issued as Issued)
      : undefined
  } catch {
    return undefined
  }
}
