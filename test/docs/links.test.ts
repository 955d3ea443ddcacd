import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../import-rules/files.ts'
import { anchors, links, type Page, page, pages } from './pages.ts'

const isOurs = (link: string) => !/^[a-z][a-z0-9+.-]*:/i.test(link)

/** What is wrong with a link, if anything. */
function fault(from: Page, link: string): string | undefined {
  const [file = '', anchor] = link.split('#')
  const path = file === '' ? from.path : posix.join(posix.dirname(from.path), file)
  if (!existsSync(join(root, path))) return `${link}: there is no ${path}`
  if (anchor && !anchors(page(path)).includes(anchor)) return `${link}: ${path} has no heading #${anchor}`
  return undefined
}

describe.each(pages().map((each) => [each.path, each] as const))('%s', (_, from) => {
  it('has no relative link that leads nowhere', () => {
    const faults = links(from)
      .filter(isOurs)
      .map((link) => fault(from, link))
    expect(faults.filter((each) => each !== undefined)).toEqual([])
  })
})

describe('the reader of links', () => {
  const from = (text: string): Page => ({ path: 'README.md', text })

  it('finds links and pictures, and none in code', () => {
    const text = '[a](b.md) ![c](d.svg)\n```md\n[e](f.md)\n```\n`[g](h.md)` [i](j.md#k)'
    expect(links(from(text))).toEqual(['b.md', 'd.svg', 'j.md#k'])
  })

  it('makes the anchors that GitHub makes', () => {
    expect(anchors(from('# A b\n## 1. Signed and posted\n### The store’s `/v1`, and more\n'))).toEqual([
      'a-b',
      '1-signed-and-posted',
      'the-stores-v1-and-more',
    ])
  })

  it('tells a file and a heading that are not there', () => {
    expect(fault(from(''), 'nowhere.md')).toContain('there is no nowhere.md')
    expect(fault(from(''), 'docs/wire.md#nowhere')).toContain('no heading #nowhere')
    expect(fault(from(''), 'docs/wire.md#the-wire')).toBeUndefined()
  })
})
