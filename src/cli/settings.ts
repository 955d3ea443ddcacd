import { type Setting, settingsTable } from './settings-table.ts'

type Table = typeof settingsTable
export type SettingName = keyof Table

type Read<K extends SettingName> = Exclude<ReturnType<Table[K]['read']>, undefined>
type ValueOf<K extends SettingName> = Table[K]['fallback'] extends null ? Read<K> | null : Read<K>

/** The settings by their names in the environment; null where one without a fallback is not set. */
export type Settings = { [K in SettingName]: ValueOf<K> }

export const settingNames = Object.keys(settingsTable) as SettingName[]

/** Looks at several settings together; those that are faulty by themselves, or not asked for, are absent. */
export type SettingsRule = (settings: Partial<Settings>) => string | undefined

export type SettingsResult<K extends SettingName> =
  | { ok: true; settings: Pick<Settings, K> }
  | { ok: false; faults: string[] }

/** Reads the named settings and checks them. All faults are told, not only the first. */
export function readSettings<K extends SettingName>(
  env: Readonly<Record<string, string | undefined>>,
  names: readonly K[],
  rules: readonly SettingsRule[] = [],
): SettingsResult<K> {
  const faults: string[] = []
  const values: Record<string, unknown> = {}
  for (const name of names) {
    const setting: Setting<unknown> = settingsTable[name]
    const given = env[name]
    const text = given === undefined || (given === '' && !setting.takesEmpty) ? setting.fallback : given
    const value = text === null ? null : setting.read(text)
    if (value === undefined) faults.push(faultOf(name, text ?? ''))
    else values[name] = value
  }
  for (const rule of rules) faults.push(...[rule(values as Partial<Settings>) ?? []].flat())
  return faults.length > 0 ? { ok: false, faults } : { ok: true, settings: values as Pick<Settings, K> }
}

function faultOf(name: SettingName, text: string): string {
  const { takes, secret }: Setting<unknown> = settingsTable[name]
  const holds = secret ? 'is set (not shown)' : `holds ${JSON.stringify(text)}`
  return `${name} ${holds}; it takes ${takes}.`
}
