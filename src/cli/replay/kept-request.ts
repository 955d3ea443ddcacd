import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { WrongUse } from '../exit.ts'
import { entryIdForm, type RunningKit } from '../running-kit.ts'

/** What is sent again. */
export interface KeptRequest {
  /** Names and values in turn; null for a file that has none beside it. */
  rawHeaders: string[] | null
  body: Buffer
  /** The event by its name on the wire, where it is known; a header names it too, unless the path did. */
  wireEvent: string | null
}

const bodyEnding = '.body.json'
const headersEnding = '.headers.json'

/** An entry of a running kit, or a file: with the headers beside it, if it is one of two as in fixtures/. */
export async function keptRequest(
  named: string,
  { folder, kit }: { folder: string; kit: () => RunningKit },
): Promise<KeptRequest> {
  const path = resolve(folder, named)
  if (!entryIdForm.test(named) || existsSync(path)) return ofFile(path, named)
  const { view, body } = await kit().entry(named)
  return { rawHeaders: view.headers.flat(), body, wireEvent: view.wireEvent }
}

async function ofFile(path: string, named: string): Promise<KeptRequest> {
  const body = await contentOf(path, named)
  const beside = `${path.slice(0, -bodyEnding.length)}${headersEnding}`
  if (!path.endsWith(bodyEnding) || !existsSync(beside)) return { rawHeaders: null, body, wireEvent: null }
  const headers = parsed(await contentOf(beside, beside))
  if (!headers) throw new WrongUse(`${beside} is no JSON object of headers: mend it, or move it away.`)
  return { rawHeaders: Object.entries(headers).flat(), body, wireEvent: null }
}

async function contentOf(path: string, named: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new WrongUse(
      `${named} is no entry's id, and as a file it cannot be read: ${(error as Error).message}`,
    )
  }
}

function parsed(text: Buffer): Record<string, string> | undefined {
  try {
    const value: unknown = JSON.parse(text.toString('utf8'))
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    const isOfTexts = isObject && Object.values(value).every((each) => typeof each === 'string')
    return isOfTexts ? (value as Record<string, string>) : undefined
  } catch {
    return undefined
  }
}
