import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesIn, root } from '../import-rules/files.ts'

/** A page of the documentation: its path from the project's root, and its text. */
export interface Page {
  path: string
  text: string
}

export function page(path: string): Page {
  return { path, text: readFileSync(join(root, path), 'utf8') }
}

/** Every Markdown file of the project. */
export function pages(): Page[] {
  return filesIn('.')
    .filter((file) => file.endsWith('.md'))
    .map(page)
}

/** The part of a page below a heading, up to the next of its level or above. */
export function section({ path, text }: Page, heading: string): string {
  const start = `\n${text}`.indexOf(`\n${heading}\n`)
  if (start < 0) throw new Error(`${path} has no heading ${heading}`)
  const level = /^#+/.exec(heading)?.[0].length ?? 1
  const rest = text.slice(start + heading.length + 1)
  return rest.split(new RegExp(`\\n#{1,${level}} `))[0] as string
}

/** The rows of the first table in it, without its head; each cell without its ticks. */
export function rows(part: string): string[][] {
  const [table = ''] = /(^\|.*\n)+/m.exec(`${part}\n`) ?? []
  const lines = table.trimEnd().split('\n').slice(2)
  return lines.map((line) => {
    const cells = line.split('|').slice(1, -1)
    return cells.map((cell) => cell.replaceAll('`', '').trim())
  })
}

/** Without the code blocks, in which nothing is a heading or a link. */
export function prose({ text }: Page): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '')
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchors(from: Page): string[] {
  return [...prose(from).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** Where the links and pictures of a page lead. */
export function links(from: Page): string[] {
  const inline = prose(from)
    .replaceAll(/`[^`\n]*`/g, '')
    .matchAll(/\]\(([^)\s]+)\)/g)
  return [...inline].map(([, to = '']) => to)
}
