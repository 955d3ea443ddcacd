/**
 * Makes docs/licences.md: every package that an installed kit brings along, by package-lock.json, with the licence
 * that its own package.json tells. With --check it writes nothing and fails when the page is another.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { productionPackages } from './licences/production-packages.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const page = fileURLToPath(new URL('../docs/licences.md', import.meta.url))

function text(): string {
  const packages = productionPackages(root)
  const rows = packages.map(
    ({ name, version, licence, asked }) =>
      `| ${name} | ${version} | ${licence} | ${asked ? 'the kit' : 'another of these'} |`,
  )
  return [
    '# Licences of what the kit brings along',
    '',
    'Made from package-lock.json by `npm run licences`; change the dependencies, not this file.',
    '',
    `An installed kit brings ${packages.length} packages. None of them runs a script when it is installed, so`,
    '`npm ci --omit=dev --ignore-scripts` is enough to run it. What only builds and tests the kit is not here: the page',
    'of the inspector is built from some of it, and its licences stand in their packages.',
    '',
    '| package | version | licence | asked for by |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

const made = text()
if (!process.argv.includes('--check')) writeFileSync(page, made)
else if (readFileSync(page, 'utf8') !== made) {
  process.stderr.write('docs/licences.md is not what package-lock.json gives: run npm run licences\n')
  process.exitCode = 1
}
