/** The kit's receiver on PostgreSQL, in as many processes as told; the primary hands out the connections. */
import cluster from 'node:cluster'
import { createPostgresInbox } from '../../src/receiver/adapters/postgres/index.ts'
import { serveReceiver } from './serve-receiver.ts'

const [connectionString = '', processes = '1'] = process.argv.slice(4)

if (processes !== '1' && cluster.isPrimary) {
  for (let started = 0; started < Number(processes); started += 1) cluster.fork()
  process.once('SIGTERM', () => {
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM')
    cluster.disconnect(() => process.exit(0))
  })
} else {
  await serveReceiver(createPostgresInbox({ connectionString }))
}
