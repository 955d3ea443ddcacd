/**
 * `npm ci` builds the inspector's page, so that `npm start` serves it at once. Without the development
 * dependencies there is nothing to build it with, and the package brings it built.
 */
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const vite = (() => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  } catch {
    return undefined
  }
})()

if (vite === undefined) {
  process.stdout.write('The inspector is not built: vite is not installed. npm run build:page builds it.\n')
} else {
  const config = 'src/inspector/page/vite.config.ts'
  execFileSync(process.execPath, [vite, 'build', '--config', config], { stdio: 'inherit' })
}
