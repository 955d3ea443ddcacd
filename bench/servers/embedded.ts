/** The kit's receiver on its own server and journal, everything on: what `npm start` runs, without handlers. */
import { join } from 'node:path'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { folder } from './serve.ts'
import { serveReceiver } from './serve-receiver.ts'

await serveReceiver(createJournal({ folder: join(folder, 'inbox') }))
