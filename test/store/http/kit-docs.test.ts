import type { Router } from 'express'
import { expect, it } from 'vitest'
import type { ApiParts } from '../../../src/store/http/api-parts.ts'
import { kitControls } from '../../../src/store/http/kit/controls.ts'
import { faultIds, faults } from '../../../src/store/index.ts'
import { page, rows, section } from '../../docs/pages.ts'

interface Layer {
  route?: { path: string; stack: { method: string }[] } | undefined
  handle: Partial<Pick<Router, 'stack'>>
}

/** As in the docs: `GET /kit/orders/:id`. */
function routesOf(layers: readonly Layer[]): string[] {
  return layers.flatMap(({ route, handle }) => {
    if (!route) return routesOf((handle.stack ?? []) as unknown as Layer[])
    return route.stack.map(({ method }) => `${method.toUpperCase()} /kit${route.path}`)
  })
}

it('docs/store.md has every route of the kit’s controls, and no other', () => {
  const routes = routesOf(kitControls({} as ApiParts).stack as unknown as Layer[])
  const told = rows(page('docs/store.md').text).map(([route]) => route)
  expect(told.sort()).toEqual(routes.sort())
  expect(routes).toContain('POST /kit/clock/skip')
})

it('docs/store.md tells of every fault as the store does', () => {
  const told = rows(section(page('docs/store.md'), '## Faults'))
  expect(told).toEqual(faultIds.map((id) => [id, faults[id].meets, faults[id].right]))
})
