/** A receiver in a process of its own, to be killed: says `running <id>` and never ends the run. */
import { createPostgresInbox } from '../../../src/receiver/adapters/postgres/index.ts'
import { createReceiver } from '../../../src/receiver/index.ts'

const [, , connectionString = ''] = process.argv
const receiver = createReceiver({ hooksToken: null, inbox: createPostgresInbox({ connectionString }) })
receiver.onAny(({ entry }) => {
  process.stdout.write(`running ${entry.id}\n`)
  return new Promise(() => {})
})
await receiver.start()
process.stdout.write('started\n')
