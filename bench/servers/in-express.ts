/** The kit's receiver mounted into an app of one's own, behind Express's routing. */
import { join } from 'node:path'
import express from 'express'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { createReceiver } from '../../src/receiver/index.ts'
import { hookPath, hooksToken } from '../wire.ts'
import { folder, serve } from './serve.ts'

const receiver = createReceiver({ inbox: createJournal({ folder: join(folder, 'inbox') }), hooksToken })
const app = express()
app.use(hookPath, receiver.router)
app.use(receiver.health)
app.use(express.json())
app.use('/api', receiver.api)
await receiver.start()
serve(app)
