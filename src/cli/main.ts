#!/usr/bin/env node
import { runKit } from './run-kit.ts'

process.exitCode = await runKit(process.argv.slice(2), {
  env: process.env,
  folder: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  // TypeScript runs in a clone; what is installed was compiled.
  called: import.meta.url.endsWith('.ts') ? 'npm run kit --' : 'jumpkit',
})
