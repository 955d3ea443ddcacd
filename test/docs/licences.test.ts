import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { productionPackages } from '../../scripts/licences/production-packages.ts'
import { root } from '../import-rules/files.ts'
import { page, rows } from './pages.ts'

const packages = productionPackages(root)

/** Each lets the kit be used, changed and sold under its own licence. */
const permissive = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'MIT-0',
  'BlueOak-1.0.0',
  'Python-2.0',
])

it('docs/licences.md is what package-lock.json gives', async () => {
  const script = join(root, 'scripts/licences.ts')
  const checked = promisify(execFile)(process.execPath, ['--import', 'tsx', script, '--check'])
  await expect(checked).resolves.toMatchObject({ stderr: '' })
  const told = rows(page('docs/licences.md').text)
  expect(told.map(([name]) => name)).toEqual(packages.map(({ name }) => name))
})

it('what an installed kit brings along has licences that ask for nothing but to be told', () => {
  expect(packages.length).toBeGreaterThan(50)
  expect(packages.filter(({ licence }) => !permissive.has(licence))).toEqual([])
})

it('what an installed kit brings along runs no script when it is installed', () => {
  expect(packages.filter(({ hasInstallScript }) => hasInstallScript)).toEqual([])
})
