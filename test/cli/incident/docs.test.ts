import { expect, it } from 'vitest'
import { incidents } from '../../../src/cli/incident/presets.ts'
import { page, rows } from '../../docs/pages.ts'

it('docs/incidents.md tells of every incident as the kit does', () => {
  const told = rows(page('docs/incidents.md').text)
  expect(told).toEqual(incidents.map(({ name, story, asks }) => [name, story, asks]))
})
