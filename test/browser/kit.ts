import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { type BothHalves, startBoth } from '../../src/cli/halves/start-both.ts'
import { readSettings, type SettingName, settingNames } from '../../src/cli/settings.ts'

/** A kit as `npm start` runs it, on free ports and a data folder of its own. */
export interface RunningKit {
  /** Where the inspector is; without a slash at its end. */
  url: string
  hookUrl: string
  storeUrl: string
  hooksToken: string
  both: BothHalves
  stop(): Promise<void>
}

/** Needs the page to be built: `npm ci` has done that, and `npm run build:page` does it again. */
export async function startKit(env: Partial<Record<SettingName, string>> = {}): Promise<RunningKit> {
  const folder = await mkdtemp(join(tmpdir(), 'kit-browser-'))
  const hooksToken = env.JUMPSELLER_HOOKS_TOKEN ?? 'a hooks token'
  const read = readSettings(
    {
      DATA_DIR: folder,
      RECEIVER_PORT: '0',
      STORE_PORT: '0',
      JUMPSELLER_HOOKS_TOKEN: hooksToken,
      ...env,
    },
    settingNames,
  )
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const both = await startBoth({
    settings: read.settings,
    tokens: hooksToken === '' ? [] : [hooksToken],
    log: pino({ level: 'silent' }),
  })
  return {
    url: both.receiver.url,
    hookUrl: both.receiver.hookUrl,
    storeUrl: both.store.url,
    hooksToken,
    both,
    async stop() {
      await both.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
