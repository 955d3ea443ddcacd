import { inboxSuite } from '../../suites/inbox.ts'
import { databasesForTests } from './databases.ts'

const databases = databasesForTests()

inboxSuite('postgres', async () => {
  const make = await databases.emptied()
  return { inbox: make(), reopened: async () => make(), cleanUp: async () => {} }
})
