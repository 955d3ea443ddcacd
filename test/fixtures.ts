import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One request of fixtures/: exact bytes, and the headers that came with them. */
export interface Fixture {
  /** The folder: an event's name, special, quarantined or refused. */
  group: string
  /** What is special about it. */
  name: string
  body: Buffer
  headers: Record<string, string>
}

/** The token that signs them, told in fixtures/README.md. */
export const fixtureToken = '6f1c2a9be07d43589ab1c4de20f87365'

const folder = fileURLToPath(new URL('../fixtures', import.meta.url))
const bodyEnding = '.body.json'
const headersEnding = '.headers.json'

export function fixtureGroups(): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

/** The fixtures of one group, or of all, in the order of their names. */
export function fixtures(group?: string): Fixture[] {
  if (group === undefined) return fixtureGroups().flatMap((each) => fixtures(each))
  const files = readdirSync(join(folder, group))
  const bodies = files.filter((file) => file.endsWith(bodyEnding))
  const names = bodies.map((file) => stem(file, bodyEnding)).sort()
  const orphans = files.filter((file) => !names.includes(stem(file, bodyEnding, headersEnding)))
  if (orphans.length > 0) throw new Error(`fixtures/${group}: no body for ${orphans.join(', ')}`)
  return names.map((name) => fixture(`${group}/${name}`))
}

/** One fixture by its place, such as `order_paid/today`. */
export function fixture(place: string): Fixture {
  const [group, name] = place.split('/')
  if (!group || !name) throw new Error(`A fixture is named group/name, not ${place}`)
  const headers: unknown = JSON.parse(readFileSync(join(folder, `${place}${headersEnding}`), 'utf8'))
  if (!isHeaders(headers)) throw new Error(`fixtures/${place}${headersEnding} is not an object of texts`)
  return { group, name, body: readFileSync(join(folder, `${place}${bodyEnding}`)), headers }
}

function stem(file: string, ...endings: string[]): string {
  const ending = endings.find((each) => file.endsWith(each))
  return ending ? file.slice(0, -ending.length) : file
}

function isHeaders(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every((header) => typeof header === 'string')
}
