/** `npm run bench`: measures, and prints a table and, with --keep, keeps it. */
import { keep } from './keep.ts'
import { markdownOf } from './markdown.ts'
import { measureOneConnection } from './one-connection.ts'
import { readOptions, usage } from './options.ts'
import { measurePage } from './page.ts'
import { measureReceive } from './receive.ts'
import type { Report } from './report.ts'
import { measureSend } from './send.ts'
import type { Settings } from './settings.ts'
import { measureStored } from './stored.ts'

const parts: Record<string, (settings: Settings) => Promise<Report>> = {
  receive: measureReceive,
  'one-connection': measureOneConnection,
  stored: measureStored,
  send: measureSend,
  page: measurePage,
}

async function main(args: readonly string[]): Promise<void> {
  const asked = readOptions(args)
  if (asked.help) return void process.stdout.write(usage)
  const unknown = asked.parts.filter((part) => !(part in parts))
  if (unknown.length > 0) throw new TypeError(`No part ${unknown.join(', ')}.\n\n${usage}`)
  const settings = { ...asked.settings, tell: (line: string) => void process.stderr.write(`${line}\n`) }
  for (const [name, measurePart] of Object.entries(parts)) {
    if (asked.parts.length > 0 && !asked.parts.includes(name)) continue
    const report = await measurePart(settings)
    process.stdout.write(`${asked.json ? JSON.stringify(report) : markdownOf(report)}\n`)
    if (asked.keep) keep(report)
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof TypeError ? error.message : (error as Error).stack}\n`)
  process.exitCode = error instanceof TypeError ? 2 : 1
}
