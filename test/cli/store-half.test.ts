import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { CannotStart } from '../../src/cli/exit.ts'
import { openStore, storeSettings } from '../../src/cli/halves/store-half.ts'
import { readSettings } from '../../src/cli/settings.ts'
import { openStoreState } from '../../src/store/index.ts'
import { newFolder } from './run-in-process.ts'

const log = pino({ level: 'silent' })

async function whyNot(DATA_DIR: string): Promise<string> {
  const result = readSettings({ DATA_DIR, STORE_PORT: '0' }, storeSettings)
  if (!result.ok) throw new Error(result.faults.join())
  const opened = openStore({ settings: result.settings, hooksToken: null, log })
  return opened.then(
    async ({ stop }) => {
      await stop()
      return 'it opened'
    },
    (error) => {
      expect(error).toBeInstanceOf(CannotStart)
      return error.message
    },
  )
}

describe('a store that cannot be opened says what to do', () => {
  it('when another process holds it', async () => {
    const folder = newFolder()
    const state = await openStoreState(join(folder, 'store'))
    expect(await whyNot(folder)).toMatch(
      new RegExp(`process ${process.pid} .*Stop it, or set another DATA_DIR`),
    )
    await state.close()
    expect(await whyNot(folder)).toBe('it opened')
  })

  it('when its file is damaged', async () => {
    const folder = newFolder()
    const state = await openStoreState(join(folder, 'store'))
    await state.close()
    appendFileSync(join(folder, 'store', 'store-state.ndjson'), 'odd\n')
    const why = await whyNot(folder)
    expect(why).toContain('line 2')
    expect(why).toMatch(/Restore the file from a copy, or move it away/)
    expect(why).not.toContain('DATA_DIR')
  })

  it('when the folder cannot be made', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'file'), '')
    expect(await whyNot(join(folder, 'file'))).toMatch(/cannot be opened: E\w+.*Set another DATA_DIR/)
  })
})
