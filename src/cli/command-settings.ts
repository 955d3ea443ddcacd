import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import { environmentOf } from './env-file.ts'
import { WrongUse } from './exit.ts'
import { readSettings, type SettingName, type Settings, type SettingsRule } from './settings.ts'
import { type Setting, settingsTable } from './settings-table.ts'
import type { Terminal } from './terminal.ts'

/** The settings that a command uses, from the environment and `.env`; a wrong use when any is faulty. */
export function settingsFor<K extends SettingName>(
  terminal: Terminal,
  names: readonly K[],
  rules: readonly SettingsRule[] = [],
): Pick<Settings, K> {
  const result = readSettings(environmentOf(terminal), names, rules)
  if (result.ok) return result.settings
  throw new WrongUse(
    [
      'These settings cannot be used:',
      ...result.faults.map((fault) => `  ${fault}`),
      'Change them in the environment or in .env, and start again.',
    ].join('\n'),
  )
}

/** An option that stands in for a setting, with the same form. */
export function settingOption(command: Command, flags: string, name: SettingName): Command {
  const { means, takes, fallback, unset, read }: Setting<unknown> = settingsTable[name]
  return command.option(
    flags,
    `${means} Takes ${takes}. (default: ${name}, else ${fallback ?? unset})`,
    (text) => {
      const value = read(text)
      if (value === undefined) throw new InvalidArgumentError(`It takes ${takes}.`)
      return value
    },
  )
}
