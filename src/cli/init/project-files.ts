import { basename } from 'node:path'
import { type ProjectFile, templateFiles } from './template.ts'

interface Project {
  folder: string
  /** How package.json names this kit. */
  kit: string
  /** Signs on this machine, until the store's own is set. */
  hooksToken: string
}

/** The files of a new project: the template's, and a `.env` with which it starts at once. */
export function projectFiles({ folder, kit, hooksToken }: Project): ProjectFile[] {
  return templateFiles().flatMap((file) => {
    if (file.path === 'package.json') return [{ ...file, content: manifest(file.content, folder, kit) }]
    return file.path === '.env.example' ? [file, localSettings(file, hooksToken)] : [file]
  })
}

function localSettings({ content }: ProjectFile, hooksToken: string): ProjectFile {
  return { path: '.env', content: content.replace(/^JUMPSELLER_HOOKS_TOKEN=$/m, `$&${hooksToken}`) }
}

function manifest(template: string, folder: string, kit: string): string {
  const { dependencies, ...rest } = JSON.parse(template)
  const named = {
    ...rest,
    name: packageName(folder),
    dependencies: { ...dependencies, 'jumpseller-webhook-kit': kit },
  }
  return `${JSON.stringify(named, null, 2)}\n`
}

/** Of the folder's name, what npm takes as a package's. */
function packageName(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/^[._-]+|[._-]+$/g, '')
    .slice(0, 100)
  // A package of the kit's own name could not depend on it.
  return name === '' || name === 'jumpseller-webhook-kit' ? 'my-shop' : name
}
