import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { applyPatches, type SchemaPatch, type Schemas } from '../../contract/drift/index.ts'
import { readSchemas } from '../../inspector/index.ts'
import { WrongUse } from '../exit.ts'
import { schemaText } from './schema-text.ts'

/** Writes the proposal into a folder of schemas, and answers the files that it changed. */
export async function writeSchemas(folder: string, patches: readonly SchemaPatch[]): Promise<string[]> {
  const patched = patchedSchemas(await schemasIn(folder), patches, folder)
  const paths = patches.map(({ file }) => join(folder, file))
  for (const [at, { file }] of patches.entries()) {
    await writeFile(paths[at] as string, schemaText(patched[file] ?? {}))
  }
  return paths
}

async function schemasIn(folder: string): Promise<Schemas> {
  const schemas = await readSchemas(pathToFileURL(`${folder}/`)).catch(() => ({}) as Schemas)
  if (schemas['body.json']) return schemas
  throw new WrongUse(
    `${folder} has no body.json: run it in a clone, or name its schemas: --write-schema schemas`,
  )
}

export function patchedSchemas(schemas: Schemas, patches: readonly SchemaPatch[], place: string): Schemas {
  try {
    return applyPatches(schemas, patches)
  } catch (error) {
    throw new WrongUse(
      `The proposal is made for other schemas than ${place}: ${(error as Error).message}\n` +
        'Run the command in the clone that the kit was started from.',
    )
  }
}
