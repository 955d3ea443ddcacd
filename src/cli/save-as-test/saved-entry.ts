import { headerNames, sign } from '../../contract/index.ts'
import type { ExportedEntry } from '../../inspector/index.ts'
import { parseJson } from '../../receiver/index.ts'
import { testHooksToken } from '../../testing/index.ts'
import { WrongUse } from '../exit.ts'
import { pseudonymise } from './pseudonymise.ts'

export interface SavedEntry extends ExportedEntry {
  /** Places of the body that hold a pseudonym now. */
  changed: number
  /** Names of headers that are no part of what Jumpseller sends, and may tell of people and machines. */
  leftOut: string[]
}

const kept = /^(content-type|user-agent|jumpseller-.*)$/i

/** The entry without what tells of people, signed again with the token of tests. */
export function savedEntry({ view, body }: ExportedEntry, key: string): SavedEntry {
  if (!parseJson(body).ok) {
    throw new WrongUse(
      `The body of entry ${view.id} is not JSON, so nobody can tell where it speaks of people. ` +
        'Write it down with export --format files, and clean it by hand.',
    )
  }
  const { text, changed } = pseudonymise(body.toString('utf8'), key)
  const saved = Buffer.from(text)
  const isSignature = (name: string) => name.toLowerCase() === headerNames.signature.toLowerCase()
  const headers = view.headers.filter(([name]) => kept.test(name) && !isSignature(name))
  const leftOut = view.headers.map(([name]) => name).filter((name) => !kept.test(name))
  headers.push([headerNames.signature, sign(saved, testHooksToken)])
  return { view: { ...view, headers }, body: saved, changed, leftOut }
}
