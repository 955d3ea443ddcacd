import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { startBoth } from '../../../src/cli/halves/start-both.ts'
import { readSettings, type SettingName, settingNames } from '../../../src/cli/settings.ts'
import { newFolder } from '../run-in-process.ts'
import type { MadePair } from './certificates.ts'

export const hooksToken = 'a hooks token'

/** A kit as `npm start` runs it, by https, and what it logs. */
export async function startTlsKit(pair: MadePair, env: Partial<Record<SettingName, string>> = {}) {
  const { log, logged } = keepingLog()
  const read = readSettings(
    {
      HOST: 'localhost',
      DATA_DIR: newFolder(),
      RECEIVER_PORT: '0',
      STORE_PORT: '0',
      JUMPSELLER_HOOKS_TOKEN: hooksToken,
      TLS_CERT: pair.cert,
      TLS_KEY: pair.key,
      ...env,
    },
    settingNames,
  )
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const both = await startBoth({ settings: read.settings, tokens: [hooksToken], log })
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= both.stop()
    return stopping
  }
  onTestFinished(stop)
  return { both, logged, stop }
}

/** A log of everything, and its lines. */
export function keepingLog() {
  const lines: { level: number; msg: string }[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const levels = log.levels.values
  /** The messages of a level. */
  const logged = (level: 'debug' | 'info' | 'warn' | 'error') =>
    lines.filter((line) => line.level === levels[level]).map(({ msg }) => msg)
  return { log, logged }
}
