import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserForTests } from './browser-for-tests.ts'
import { openBrowser } from './chromium.ts'
import { launchInstalled } from './machine-browser.ts'
import { expectQuiet, watchOf } from './page-watch.ts'
import { type ServedPages, servePages } from './served-pages.ts'
import { viewports } from './viewports.ts'

const browser = browserForTests({ foreignNames: ['evil.test'] })

const files = {
  '/page.html': `<!doctype html><html lang="en"><title>Press</title><meta charset="utf-8">
    <h1><span id="wide">WWWWW</span> <span id="narrow">iiiii</span></h1>
    <button>Press</button><p id="pressed">not yet</p><script src="page.js"></script>`,
  '/page.js': `document.querySelector('button').onclick = () => {
    document.querySelector('#pressed').textContent = 'pressed'
  }`,
}

let served: ServedPages

beforeAll(async () => {
  served = await servePages({ files })
})
afterAll(() => served.close())

/** How wide a picture is, and how many of its pixels are not white, as the browser itself decodes it. */
const inkOf = (png: Buffer) => `(async () => {
  const bytes = Uint8Array.from(atob('${png.toString('base64')}'), (letter) => letter.charCodeAt(0))
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
  canvas.drawImage(image, 0, 0)
  const pixels = new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer)
  return { width: image.width, inked: pixels.filter((pixel) => pixel !== 0xffffffff).length }
})()`

describe('the browser', () => {
  it('runs a page under a strict policy, and a click in it', async () => {
    const page = await browser.newPage()
    await page.goto(`${served.origin}/page.html`)
    await page.getByRole('button', { name: 'Press' }).click()
    expect(await page.locator('#pressed').textContent()).toBe('pressed')
    await expectQuiet(page)
    expect(watchOf(page).requestedUrls).toEqual([`${served.origin}/page.html`, `${served.origin}/page.js`])
  })

  it('draws text in a real font', async () => {
    const page = await browser.newPage()
    await page.goto(`${served.origin}/page.html`)
    const wide = await page.locator('#wide').boundingBox()
    const narrow = await page.locator('#narrow').boundingBox()
    expect(wide?.width).toBeGreaterThan(1.5 * (narrow?.width ?? Infinity))
    const ink: { inked: number } = await page.evaluate(inkOf(await page.locator('h1').screenshot()))
    expect(ink.inked).toBeGreaterThan(500)
  })

  it('draws different letters differently', async () => {
    const page = await browser.newPage()
    const shots: Buffer[] = []
    for (const letter of ['A', 'B', 'A']) {
      await page.setContent(`<h1>${letter}</h1>`)
      shots.push(await page.screenshot())
    }
    expect(shots[0]?.equals(shots[2] ?? Buffer.of())).toBe(true)
    expect(shots[0]?.equals(shots[1] ?? Buffer.of())).toBe(false)
  })

  it.each(Object.entries(viewports))('has a window for a %s', async (_, viewport) => {
    const page = await browser.newPage({ viewport })
    await page.goto(`${served.origin}/page.html`)
    expect(await page.evaluate('[innerWidth, innerHeight]')).toEqual([viewport.width, viewport.height])
    const ink: { width: number } = await page.evaluate(inkOf(await page.screenshot()))
    expect(ink.width).toBe(viewport.width)
  })

  it('shares nothing between its pages', async () => {
    const first = await browser.newPage()
    await first.goto(`${served.origin}/page.html`)
    await first.evaluate("localStorage.setItem('seen', 'yes'); document.cookie = 'seen=yes'")
    const second = await browser.newPage()
    await second.goto(`${served.origin}/page.html`)
    expect(await second.evaluate("[localStorage.getItem('seen'), document.cookie]")).toEqual([null, ''])
  })

  it('reaches localhost, and a foreign name only where it is mapped', async () => {
    const page = await browser.newPage()
    for (const host of ['localhost', 'evil.test']) {
      await page.goto(`http://${host}:${served.port}/page.html`)
      expect(await page.title()).toBe('Press')
    }
  })

  // Without the rule that refuses them these lead to loopback.
  it.each(['other.localhost', '127.0.0.2', '0.0.0.0'])('does not reach %s', async (host) => {
    const page = await browser.newPage()
    await expect(page.goto(`http://${host}:${served.port}/page.html`)).rejects.toThrow(
      'ERR_NAME_NOT_RESOLVED',
    )
  })

  it('refuses what is not the name of a host', async () => {
    await expect(openBrowser({ foreignNames: ['a, MAP * 1.2.3.4'] })).rejects.toThrow('such as evil.test')
  })
})

describe('the browser of the machine', () => {
  it.each([
    ['/nowhere/chrome', 'is not there'],
    [process.execPath, 'does not start'],
  ])('is named when it is %s, which %s', async (executablePath, told) => {
    const opening = openBrowser({ executablePath })
    await expect(opening).rejects.toThrow(`${executablePath} ${told}. CHROME_PATH may name`)
  })

  it('is looked for among the installed ones, the second if the first is missing', async () => {
    const asked: unknown[] = []
    const launched = await launchInstalled(async (place) => {
      asked.push(place)
      if (asked.length === 1) throw new Error("Chromium distribution 'chrome' is not found at /opt/chrome")
      return 'launched'
    })
    expect([launched, asked]).toEqual(['launched', [{ channel: 'chrome' }, { channel: 'msedge' }]])
  })

  it('is not passed over when it is there and fails', async () => {
    const launch = async () => {
      throw new Error('crashed')
    }
    await expect(launchInstalled(launch)).rejects.toThrow('crashed')
  })

  it('is asked for in a sentence when there is none', async () => {
    const launch = async () => {
      throw new Error('The browser is not found')
    }
    await expect(launchInstalled(launch, [])).rejects.toThrow('install Google Chrome')
  })
})
