import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { markdownOf } from './markdown.ts'
import type { Report } from './report.ts'

const folder = fileURLToPath(new URL('results/', import.meta.url))
const page = fileURLToPath(new URL('results.md', import.meta.url))
const order = ['receive', 'one-connection', 'stored', 'send']

/** Keeps a report as JSON, and makes results.md of all that are kept. */
export function keep(report: Report): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}${report.name}.json`, `${JSON.stringify(report, null, 1)}\n`)
  const kept = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name): Report => JSON.parse(readFileSync(`${folder}${name}`, 'utf8')))
    .sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name))
  writeFileSync(page, `${head}\n${kept.map(markdownOf).join('\n')}`)
}

const head = `# Results of the bench

Made by \`npm run bench -- --keep\` from results/, which has every single measurement. How it is measured and how to read it: [README.md](README.md). Ratios are medians of the quotients within each round.
`
