import type { PatchStep, SchemaPatch } from './propose.ts'
import type { Schema, Schemas } from './schema.ts'

/**
 * The schemas with the patches in them; those given stay as they are.
 *
 * @throws Error when a patch was made for other schemas.
 */
export function applyPatches(schemas: Schemas, patches: readonly SchemaPatch[]): Record<string, Schema> {
  const patched: Record<string, Schema> = structuredClone({ ...schemas })
  for (const { file, steps } of patches) {
    if (!Object.hasOwn(patched, file)) throw new Error(`It changes ${file}, which is not there.`)
    for (const step of steps) apply(patched, file, step)
  }
  return patched
}

type Container = Record<string, unknown>

function apply(schemas: Record<string, Schema>, file: string, step: PatchStep): void {
  const steps = step.path.split('/').map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~'))
  // The document itself is a member of the schemas, so that it can be replaced like any part of it.
  const names = [file, ...steps.slice(1)]
  const last = names.pop() as string
  let parent: unknown = schemas
  for (const name of names) parent = memberOf(parent, name, { file, step })
  if (Array.isArray(parent) && step.op === 'add' && last === '-') parent.push(step.value)
  else if (step.op === 'add') put(objectOf(parent, { file, step }), last, step.value)
  else {
    memberOf(parent, last, { file, step })
    if (step.op === 'remove') delete (parent as Container)[last]
    else put(parent as Container, last, step.value)
  }
}

interface Place {
  file: string
  step: PatchStep
}

function memberOf(parent: unknown, name: string, place: Place): unknown {
  const object = objectOf(parent, place)
  if (!Object.hasOwn(object, name)) throw notTheSame(place)
  return object[name]
}

function objectOf(value: unknown, place: Place): Container {
  if (typeof value === 'object' && value !== null) return value as Container
  throw notTheSame(place)
}

function notTheSame({ file, step }: Place): Error {
  return new Error(`It changes ${step.path} of ${file}, which is not there.`)
}

/** A field may be called __proto__, which an assignment would take for something else. */
function put(object: Container, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}
