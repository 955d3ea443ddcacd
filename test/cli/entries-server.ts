import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listening } from '../receiver/running.ts'

export interface EntriesServer {
  url: string
  /** Entries of which anybody has asked for the bytes. */
  asked: () => number
}

interface Options {
  entries: number
  body: Buffer
  /** Answers by itself for the bytes of the n-th of them; false where it leaves that to the server. */
  atRaw?: (n: number, res: ServerResponse) => boolean
}

const entriesAPage = 200

/** The read API as `export` asks it, over as many entries as a test wants, newest first. */
export async function entriesServer({ entries, body, atRaw }: Options): Promise<EntriesServer> {
  let asked = 0
  function answer(req: IncomingMessage, res: ServerResponse): void {
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://127.0.0.1')
    const [, , , id, raw] = pathname.split('/')
    if (id === undefined) {
      const from = Number(searchParams.get('before') ?? entries + 1) - 1
      const ids = Array.from({ length: Math.min(entriesAPage, from) }, (_, n) => ({ id: `kit-${from - n}` }))
      const last = from - ids.length + 1
      res.end(JSON.stringify({ entries: ids, next: last > 1 ? String(last) : null }))
    } else if (raw === undefined) res.end(JSON.stringify({ id, event: null, headers: [] }))
    else {
      asked += 1
      if (!atRaw?.(asked, res)) res.end(body)
    }
  }
  return { url: await listening(createServer(answer)), asked: () => asked }
}
