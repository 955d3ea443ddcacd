import { execFile } from 'node:child_process'
import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = 'scripts/crash-ledger/receiver-process'

/**
 * Compiles the receiver's process into a folder and answers the program's path: a ledger starts it a thousand
 * times, and Node alone starts three times as fast as with a loader. What is edited meanwhile changes nothing.
 */
export async function compileReceiver(folder: string): Promise<string> {
  const config = {
    extends: join(root, 'tsconfig.json'),
    // Types are checked by `npm run types`.
    compilerOptions: { noEmit: false, noCheck: true, types: [], rootDir: root, outDir: folder },
    include: [],
    files: [join(root, `${program}.ts`)],
  }
  const configPath = join(folder, 'tsconfig.json')
  await writeFile(configPath, JSON.stringify(config))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  await promisify(execFile)(process.execPath, [tsc, '-p', configPath])
  return join(folder, `${program}.js`)
}
