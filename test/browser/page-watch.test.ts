import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { browserForTests } from './browser-for-tests.ts'
import { openBrowser } from './chromium.ts'
import { expectQuiet, watchOf } from './page-watch.ts'
import { type ServedPages, servePages } from './served-pages.ts'

const browser = browserForTests()
const page = (script: string) => `<!doctype html><html lang="en"><title>A page</title>${script}`

let other: ServedPages
let served: ServedPages

beforeAll(async () => {
  other = await servePages({ files: { '/': page('') } })
  served = await servePages({
    csp: "script-src 'self'",
    files: {
      '/quiet.html': page(
        '<a href="/quiet.html">again</a><img alt="" src="data:image/gif;base64,R0lGODdhAQABAPAAAP///wAAACwAAAAAAQABAAACAkQBADs=">',
      ),
      '/inline.html': page('<script>alert(1)</script>'),
      '/image.html': page(`<img alt="" src="${other.origin}/pixel.png">`),
      '/missing.html': page('<img alt="" src="/missing.png">'),
      '/frame.html': page(`<iframe title="A frame" src="${other.origin}/"></iframe>`),
      '/opener.html': page('<button>Open</button><script src="/opener.js"></script>'),
      '/opener.js': `document.querySelector('button').onclick = () => window.open('${other.origin}/')`,
    },
  })
})
afterAll(async () => {
  await served.close()
  await other.close()
})

async function opened(path: string): Promise<Page> {
  const opened = await browser.newPage()
  await opened.goto(`${served.origin}${path}`)
  return opened
}

it('passes a page that keeps to itself', async () => {
  const quiet = await opened('/quiet.html')
  await quiet.evaluate("fetch('/quiet.html').then((answer) => answer.text())")
  await quiet.evaluate("fetch(URL.createObjectURL(new Blob(['a'])))")
  await quiet.evaluate("console.warn('mind'); console.log('by the way')")
  await expectQuiet(quiet)
  const { consoleWarnings, requestedUrls } = watchOf(quiet)
  expect(consoleWarnings).toEqual([expect.stringContaining('mind')])
  expect(requestedUrls).toContainEqual(expect.stringMatching(/^blob:/))
})

it.each([
  ['alert', "alert('planted')", 'dialog alert: planted'],
  ['confirm', "confirm('planted')", 'dialog confirm: planted'],
  ['prompt', "prompt('planted')", 'dialog prompt: planted'],
  ['console error', "console.error('planted')", 'console error planted'],
  ['exception', "setTimeout(() => { throw new Error('planted') })", 'page error Error: planted'],
  ['rejection', "void Promise.reject(new Error('planted'))", 'page error Error: planted'],
])('catches a planted %s', async (_, script, told) => {
  const noisy = await opened('/quiet.html')
  await noisy.evaluate(`${script}; 0`)
  await expect(expectQuiet(noisy)).rejects.toThrow(told)
})

it.each([
  ['image', 'new Image().src = place'],
  ['background', 'document.body.style.background = "url(" + place + ")"'],
  ['fetch', 'fetch(place).catch(() => 0)'],
  ['beacon', 'navigator.sendBeacon(place)'],
  ['socket', 'new WebSocket(place.replace("http", "ws"))'],
  ['socket to nowhere', 'new WebSocket("ws://example.test/planted")'],
  ['stream of events', 'new EventSource(place)'],
  ['form', 'document.body.innerHTML = "<form action=" + place + ">"; document.forms[0].submit()'],
  ['link', 'location.href = place'],
])('catches a request to another origin by %s', async (_, script) => {
  const noisy = await opened('/quiet.html')
  await noisy.evaluate(`{ const place = '${other.origin}/planted'; ${script} }; 0`)
  await noisy.waitForLoadState()
  await expect(expectQuiet(noisy)).rejects.toThrow(/request to another origin (http|ws):.*\/planted/)
})

it('catches what a page has set off before its end is told', async () => {
  await expect(expectQuiet(await opened('/image.html'))).rejects.toThrow('another origin')
  await expect(expectQuiet(await opened('/frame.html'))).rejects.toThrow('another origin')
  await expect(expectQuiet(await opened('/inline.html'))).rejects.toThrow(/console error .*Security Policy/)
  await expect(expectQuiet(await opened('/missing.html'))).rejects.toThrow(/console error .*404/)
})

it('catches what a pop-up does', async () => {
  const opener = await opened('/opener.html')
  const popUp = opener.waitForEvent('popup')
  await opener.getByRole('button').click()
  await (await popUp).evaluate("alert('from the pop-up')")
  await expect(expectQuiet(opener)).rejects.toThrow(/dialog alert: from the pop-up\n.*another origin/)
})

it('keeps the requests that failed', async () => {
  const failing = await opened('/quiet.html')
  await failing.evaluate("fetch('http://127.0.0.1:1/').catch(() => 0)")
  expect(watchOf(failing).failedRequests).toEqual([
    expect.stringContaining('GET http://127.0.0.1:1/ net::ERR'),
  ])
})

it('does not take an unwatched page for a quiet one', async () => {
  const unwatched = await openBrowser()
  try {
    await expect(expectQuiet(await unwatched.newPage())).rejects.toThrow('not watched')
  } finally {
    await unwatched.close()
  }
})
