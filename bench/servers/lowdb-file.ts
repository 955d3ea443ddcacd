/** lowdb as its own documentation shows it: the whole file written anew for each order, then the answer. */
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { folder, serve } from './serve.ts'

const db = new Low<{ orders: unknown[] }>(new JSONFile(join(folder, 'orders.json')), { orders: [] })
await db.read()

serve((req, res) => {
  const chunks: Buffer[] = []
  req.on('data', (chunk) => chunks.push(chunk))
  req.on('end', async () => {
    if (req.method === 'POST') {
      db.data.orders.push(JSON.parse(Buffer.concat(chunks).toString('utf8')))
      await db.write()
    }
    res.end('{"ok":true}')
  })
})
