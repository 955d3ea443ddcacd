/** A process that takes each lock it is told of, says how that went, and keeps it. */
import { lockFolder } from '../../../src/store/adapters/folder-lock.ts'

process.on('message', async (path: string) => {
  try {
    await lockFolder(path)
    process.send?.('held')
  } catch (error) {
    process.send?.((error as { code?: string }).code)
  }
})
process.send?.('ready')
