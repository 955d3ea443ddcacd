import { readFileSync } from 'node:fs'

/** package.json stands above src in a clone and above dist in the package. */
const manifest = new URL('../../package.json', import.meta.url)

export function kitVersion(): string {
  return JSON.parse(readFileSync(manifest, 'utf8')).version
}
