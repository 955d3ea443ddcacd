import { fieldFindings } from './compare-field.ts'
import { missingFindings } from './compare-missing.ts'
import { type Drawn, drawn, type Period } from './drawn.ts'
import type { DriftFinding } from './finding.ts'
import { grouped } from './grouped.ts'
import { isDescribable } from './infer.ts'
import type { Learned, LearnedPath } from './learned.ts'
import { type Need, sameNeed } from './need.ts'
import { keyOf, parentPath } from './path.ts'
import { alternatives, type Located, locate, type Schemas } from './schema.ts'

export interface Compared {
  findings: DriftFinding[]
  /** What the schemas lack, each thing once. */
  needs: Need[]
}

/** The file of the schema that a whole body is held against. */
export const bodySchema = 'body.json'

/** Holds what was learned against the schemas, in the order of the bodies. */
export function compare(learned: Learned, schemas: Schemas, period: Period): Compared {
  const inside = grouped(
    [...learned.paths.keys()].filter((path) => path !== ''),
    parentPath,
  )
  const findings: DriftFinding[] = []
  const needs: Need[] = []

  function look(path: string, written: Located): void {
    const learnedPath = learned.paths.get(path)
    if (!learnedPath) return
    const all = alternatives(schemas, written)
    const at = { learned, path, learnedPath, written, all, period }
    take(fieldFindings(at))
    const children = inside.get(path) ?? []
    take(missingFindings(at))
    for (const child of children) lookInto(child, all)
  }

  function lookInto(child: string, all: readonly Located[]): void {
    const key = keyOf(child)
    const known = key === null ? itemsOf(all) : fieldOf(all, key)
    if (known) look(child, known)
    const object = all.find(({ schema }) => schema.properties)
    if (key !== null && object && !known) take(unknownField(child, { key, object }))
  }

  function unknownField(path: string, { key, object }: { key: string; object: Located }): Drawn[] {
    const { seen, kinds } = learned.paths.get(path) as LearnedPath
    const finding = drawn('unknown_field', {
      learned,
      path,
      period,
      tally: seen,
      types: [...kinds.keys()],
      allowed: null,
    })
    if (!finding) return []
    return isDescribable(key)
      ? [{ finding, need: { do: 'add field', at: object, key, paths: [path] } }]
      : [{ finding }]
  }

  function take(found: readonly Drawn[]): void {
    for (const { finding, need } of found) {
      findings.push(finding)
      if (!need) continue
      const same = needs.findIndex((each) => sameNeed(each, need) !== undefined)
      if (same < 0) needs.push(need)
      else needs[same] = sameNeed(needs[same] as Need, need) as Need
    }
  }

  look('', locate(schemas, bodySchema))
  return { findings, needs }
}

function fieldOf(all: readonly Located[], key: string): Located | undefined {
  for (const { file, pointer, schema } of all) {
    if (!schema.properties || !Object.hasOwn(schema.properties, key)) continue
    return { file, pointer: `${pointer}/properties/${key}`, schema: schema.properties[key] ?? {} }
  }
  return undefined
}

function itemsOf(all: readonly Located[]): Located | undefined {
  const list = all.find(({ schema }) => schema.items)
  return list && { file: list.file, pointer: `${list.pointer}/items`, schema: list.schema.items ?? {} }
}
