import { readdir, readFile } from 'node:fs/promises'
import type { Schema, Schemas } from '../../contract/drift/index.ts'

/** Above src in a clone and above dist in the package. */
const ownSchemas = new URL('../../../schemas/', import.meta.url)

/** The kit's schemas, or those of another folder (whose address ends in a slash), by the names of their files. */
export async function readSchemas(folder: URL = ownSchemas): Promise<Schemas> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const read = names.map(async (name): Promise<[string, Schema]> => {
    return [name, JSON.parse(await readFile(new URL(encodeURIComponent(name), folder), 'utf8'))]
  })
  return Object.fromEntries(await Promise.all(read))
}
