import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../import-rules/files.ts'
import { page, section } from './pages.ts'

/** Folders of the tree, by the indentation that puts each into the one above. */
function folders(tree: string): { path: string; comment: string }[] {
  const above: string[] = []
  return tree.split('\n').map((line) => {
    const [, indent = '', name = '', comment = ''] = /^( *)([\w-]+\/)\s*(.*)$/.exec(line) ?? []
    above.length = indent.length / 2
    above.push(name)
    return { path: above.join(''), comment }
  })
}

/** At any depth. */
function subfolders(path: string): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${path}${entry.name}/`)
    .flatMap((folder) => [folder, ...subfolders(folder)])
}

describe('CONTRIBUTING.md', () => {
  const [, block = ''] = /```\n([\s\S]*?)\n```/.exec(section(page('CONTRIBUTING.md'), '## The layout')) ?? []
  const tree = folders(block)

  it('draws only folders that are there', () => {
    expect(tree.length).toBeGreaterThan(15)
    expect(tree.filter(({ path }) => !statSync(join(root, path)).isDirectory())).toEqual([])
  })

  it('says what each is for, but for src', () => {
    expect(tree.filter(({ comment }) => comment === '').map(({ path }) => path)).toEqual(['src/'])
  })

  it('leaves out no folder of src, but what a view of the page is made of', () => {
    const drawn = tree.map(({ path }) => path)
    const inside = /^src\/inspector\/page\/(views|parts)\/./
    const missing = subfolders('src/').filter((folder) => !drawn.includes(folder))
    expect(missing.filter((folder) => !inside.test(folder))).toEqual([])
  })

  it('names all that is made, with what makes it and what compares it', () => {
    const made = section(page('CONTRIBUTING.md'), '## Files that are made')
    const [, count] = /^(\w+) kinds of files are made/m.exec(made) ?? []
    expect(made.match(/^- /gm)).toHaveLength(['One', 'Two', 'Three', 'Four'].indexOf(count ?? '') + 1)
    for (const path of [
      'src/contract/generated/',
      'fixtures/',
      'docs/cli.md',
      'docs/settings.md',
      '.env.example',
    ]) {
      expect(made).toContain(`\`${path}\``)
    }
  })

  it('has a recipe for all that is added often', () => {
    const recipes = [...section(page('CONTRIBUTING.md'), '## Recipes').matchAll(/^### (.+)$/gm)]
    expect(recipes.map(([, name]) => name)).toEqual([
      'An event',
      'A field',
      'A scenario',
      'An adapter',
      'An example',
    ])
  })
})

describe('CHANGELOG.md', () => {
  it('has the version of package.json on top, by Keep a Changelog', () => {
    const { text } = page('CHANGELOG.md')
    const version = JSON.parse(page('package.json').text).version
    const [top = ''] = text.match(/^## .+$/m) ?? []
    expect(top).toMatch(new RegExp(`^## \\[${version}\\] - (unreleased|\\d{4}-\\d{2}-\\d{2})$`))
    const kinds = [...text.matchAll(/^### (.+)$/gm)].map(([, kind = '']) => kind)
    const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']
    expect(kinds.filter((kind) => !known.includes(kind))).toEqual([])
  })
})
