/** One import, re-export or dynamic import of a source file. */
export interface Import {
  specifier: string
  /** Erased at run time: `import type`, `export type`, or `import('x')` in the place of a type. */
  typeOnly: boolean
}

/** Statements start their line, as the formatter writes them; so a word in the middle of a comment is none. */
const importStatement =
  /^(?:import|export)\s+(type\s+(?!from\b))?(?:[\w$]+\s*,?\s*)?(?:\*(?:\s+as\s+[\w$]+)?|\{[^}]*\})?\s*from\s*(['"])([^'"\n]+)\2/gm
const bareImport = /^import\s*(['"])([^'"\n]+)\1/gm
const importCall = /(\btypeof\s+)?\b(?:import|require)\s*\(\s*(['"`])([^'"`\n$]+)\2\s*,?[^)]*\)(\.[A-Z]\w*)?/g

const anyStatement = /^import\b(?!\s*[.(])/gm
const anyReExport = /^export\s+(?:type\s+)?(?:\*|\{[^}]*\}\s*from\b)/gm
const anyCall = /\b(?:import|require)\s*\((?!\s*\))/g

/**
 * The imports of a TypeScript file, by its text. Throws rather than miss one: every line that begins as an
 * import or a re-export must be understood, and a dynamic import must name its module as a plain text.
 */
export function importsOf(text: string): Import[] {
  const code = withoutComments(text)
  const statements = [...code.matchAll(importStatement)].map(
    ([, type, , specifier]): Import => ({ specifier: specifier as string, typeOnly: type !== undefined }),
  )
  const bare = [...code.matchAll(bareImport)].map(
    ([, , specifier]): Import => ({ specifier: specifier as string, typeOnly: false }),
  )
  const calls = [...code.matchAll(importCall)].map(
    ([, before, , specifier, member]): Import => ({
      specifier: specifier as string,
      typeOnly: before !== undefined || member !== undefined,
    }),
  )
  expectAll(
    'import or re-export',
    count(code, anyStatement) + count(code, anyReExport),
    statements.length + bare.length,
  )
  expectAll('dynamic import', count(code, anyCall), calls.length)
  return [...statements, ...bare, ...calls]
}

/** Comments that fill a line or end one. One between two pieces of code stays: that errs on the loud side. */
export function withoutComments(text: string): string {
  return text.replace(/^[ \t]*\/\*[\s\S]*?\*\/[ \t]*$/gm, '').replace(/(^|[ \t])\/\/.*$/gm, '$1')
}

const count = (text: string, form: RegExp) => text.match(form)?.length ?? 0

function expectAll(what: string, there: number, understood: number): void {
  if (there !== understood) throw new Error(`${there} of ${what} are there, ${understood} are understood`)
}
