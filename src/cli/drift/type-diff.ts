import type { Schemas } from '../../contract/drift/index.ts'
import { unifiedDiff } from './unified-diff.ts'

/** The types that `npm run generate` would make, before and after, as a unified diff; null where they cannot be made. */
export async function typeDiff(before: Schemas, after: Schemas): Promise<string[] | null> {
  const compile = await compiler()
  if (!compile) return null
  const hunks = unifiedDiff(await compile(before), await compile(after))
  const file = 'src/contract/generated/types.ts'
  return hunks.length === 0 ? [] : [`--- a/${file}`, `+++ b/${file}`, ...hunks]
}

/** The maker of types comes with a clone and not with the package: nothing that runs needs it. */
async function compiler(): Promise<((schemas: Schemas) => Promise<string>) | null> {
  const made = await import('json-schema-to-typescript').catch(() => null)
  if (!made) return null
  const { compile } = made
  return (schemas) => {
    const read = ({ url }: { url: string }) => JSON.stringify(schemas[url.slice(url.lastIndexOf('/') + 1)])
    const body = { title: 'Schemas', type: 'object' as const, properties: { body: { $ref: 'body.json' } } }
    return compile(body, 'Schemas', {
      bannerComment: '',
      additionalProperties: true,
      style: { singleQuote: true, semi: false, printWidth: 110 },
      $refOptions: { resolve: { file: { order: 1, canRead: true, read } } },
    })
  }
}
