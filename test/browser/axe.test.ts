import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectAccessible, violations } from './axe.ts'
import { browserForTests } from './browser-for-tests.ts'
import { expectQuiet } from './page-watch.ts'
import { type ServedPages, servePages } from './served-pages.ts'

const browser = browserForTests()
const page = (body: string) =>
  `<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>${body}</main>`

let served: ServedPages

beforeAll(async () => {
  served = await servePages({
    csp: "default-src 'none'; img-src 'self'; script-src 'self'; require-trusted-types-for 'script'",
    files: {
      '/good.html': page('<img alt="A dot" src="/dot.png"><button>Press</button>'),
      '/faults.html': page('<img src="/dot.png"><input><button>Press</button>'),
      '/dot.png': '',
    },
  })
})
afterAll(() => served.close())

it('passes a good page under a strict policy, which stays in force', async () => {
  const good = await browser.newPage()
  await good.goto(`${served.origin}/good.html`)
  await expectAccessible(good)
  expect(await good.evaluate('typeof axe')).toBe('undefined')
  await expectQuiet(good)
  await good.evaluate(
    "document.head.append(Object.assign(document.createElement('style'), { innerText: 'a {}' }))",
  )
  await expect(expectQuiet(good)).rejects.toThrow('Security Policy')
})

it('names each fault, where it is and how to mend it', async () => {
  const faults = await browser.newPage()
  await faults.goto(`${served.origin}/faults.html`)
  const found = await violations(faults)
  expect(found).toHaveLength(2)
  expect(found).toContainEqual(
    expect.stringMatching(/^image-alt \(critical\) at img: Images must have alternative text\. Fix any of/),
  )
  expect(found).toContainEqual(expect.stringMatching(/^label \(critical\) at input: /))
  await expect(expectAccessible(faults)).rejects.toThrow(/faults\.html:\n.*image-alt/)
})
