import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Specifier } from './written-code.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
/** What is installed was compiled. */
const isClone = import.meta.url.endsWith('.ts')

/** By the package's name; inside a clone, which is not installed in itself, by the path from the folder. */
export function specifierIn(folder: string): Specifier {
  const isInside = isClone && `${folder}${sep}`.startsWith(root)
  return (part) =>
    isInside
      ? relative(folder, `${root}src/${part}/index.ts`)
          .split(sep)
          .join('/')
          .replace(/^(?!\.)/, './')
      : `jumpseller-webhook-kit/${part}`
}
