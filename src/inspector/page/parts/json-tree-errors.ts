import { type ValidationError as TreeError, ValidationSeverity } from 'vanilla-jsoneditor'
import type { ValidationError } from '../../../contract/index.ts'
import { keysOf, pointerOf } from './json-pointer.ts'
import { guarded } from './json-tree-document.ts'
import { valueAt } from './json-tree-nodes.ts'
import { plainMessage } from './plain-error.ts'

/** One for each node, all its messages in it; of what is missing there is no node but its parent's. */
export function toTreeErrors(json: unknown, errors: readonly ValidationError[]): TreeError[] {
  const messages = new Map<string, { path: string[]; told: string[] }>()
  for (const { path: pointer, message } of errors) {
    const path = keysOf(pointer).map(guarded)
    const missing: string[] = []
    while (path.length > 0 && valueAt(json, path) === undefined) missing.unshift(path.pop() ?? '')
    const key = pointerOf(path)
    const at = messages.get(key) ?? { path, told: [] }
    const plain = plainMessage(message)
    at.told.push(missing.length > 0 ? `${missing.join('.')} ${plain}` : plain)
    messages.set(key, at)
  }
  return [...messages.values()].map(({ path, told }) => ({
    path,
    message: told.join(' · '),
    severity: ValidationSeverity.error,
  }))
}
