import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CannotStart, WrongUse } from '../exit.ts'
import type { ProjectFile } from './template.ts'

/** What a folder may hold and still count as empty. */
const noObstacle = new Set(['.git', '.DS_Store'])
const namesTold = 5

/** Paths inside the project. */
export interface Written {
  written: string[]
  /** Were there already, and stay as they were. */
  kept: string[]
}

/** The names in the way of a new project; none when the folder is empty or not there yet. */
export function inTheWay(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => !noObstacle.has(name))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return []
    if (code === 'ENOTDIR') throw new WrongUse(`${folder} is a file: name a folder.`)
    throw new CannotStart(`${folder} cannot be read: ${message}`)
  }
}

export function sayInTheWay(folder: string, names: readonly string[]): string {
  const told = names.slice(0, namesTold).join(', ')
  const more = names.length > namesTold ? ` and ${names.length - namesTold} more` : ''
  return (
    `${folder} is not empty: ${told}${more}. Name another folder, or add --force, which adds only the files that ` +
    'are missing.'
  )
}

/** Adds the files that are missing, and changes none that is there. */
export function writeProject(folder: string, files: readonly ProjectFile[]): Written {
  const done: Written = { written: [], kept: [] }
  for (const { path, content } of files) {
    done[add(join(folder, path), content) ? 'written' : 'kept'].push(path)
  }
  return done
}

/** Answers false when something is there already. */
function add(path: string, content: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true })
    // The settings hold the token.
    writeFileSync(path, content, { flag: 'wx', mode: path.endsWith('.env') ? 0o600 : 0o666 })
    return true
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    if (code === undefined) throw error
    throw new CannotStart(`${path} cannot be written: ${message}`)
  }
}
