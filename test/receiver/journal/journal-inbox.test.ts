import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createJournal, createMemoryInbox } from '../../../src/receiver/adapters/journal/index.ts'
import { inboxSuite } from '../../suites/inbox.ts'

inboxSuite('memory', async () => {
  const inbox = createMemoryInbox()
  return { inbox, reopened: async () => inbox, cleanUp: async () => {} }
})

for (const segmentBytes of [64 * 2 ** 20, 400]) {
  inboxSuite(`journal (segments of ${segmentBytes} bytes)`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'journal-'))
    const make = () => createJournal({ folder, newName: () => 'j1', segmentBytes })
    return { inbox: make(), reopened: async () => make(), cleanUp: () => rm(folder, { recursive: true }) }
  })
}
