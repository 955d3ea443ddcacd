import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { swapIn } from './build/swap-in.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The page, built into dist/inspector/page, where the server part looks for it in a clone and in the package. */
export default defineConfig({
  root: here('.'),
  // Read by the page's server only, never by a path of its own.
  publicDir: false,
  logLevel: 'warn',
  plugins: [swapIn(here('../../../dist/inspector/page'))],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The JSON tree and the editor are large and loaded when they are looked at.
    chunkSizeWarningLimit: 1_500,
    manifest: true,
  },
})
