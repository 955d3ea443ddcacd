import { describe, expect, it } from 'vitest'
import {
  badgeOf,
  htmlOf,
  judgedRecord,
  junitOf,
  progressLine,
  reportLines,
  resultRecord,
} from '../../src/certify/index.ts'
import { violations } from '../browser/axe.ts'
import { browserForTests } from '../browser/browser-for-tests.ts'
import { certificate, hostile, judged, scenario } from './made-up.ts'

const browser = browserForTests()

interface Parsed {
  fault: string | null
  elements: Record<string, { text: string; [attribute: string]: string }[]>
}

/** What a real parser makes of a document: its elements by name with attributes and text, or the fault. */
async function parsed(text: string): Promise<Parsed> {
  const page = await browser.newPage()
  return page.evaluate(`(() => {
    const tree = new DOMParser().parseFromString(${JSON.stringify(text)}, 'application/xml')
    const fault = tree.querySelector('parsererror')?.textContent ?? null
    const elements = {}
    for (const element of tree.querySelectorAll('*')) {
      const attributes = [...element.attributes].map(({ name, value }) => [name, value])
      elements[element.localName] ??= []
      elements[element.localName].push({ ...Object.fromEntries(attributes), text: element.textContent })
    }
    return { fault, elements }
  })()`)
}

describe('the JUnit report', () => {
  it('is well formed whatever the target answered, and counts right', async () => {
    const { fault, elements } = await parsed(junitOf(certificate()))
    expect(fault).toBeNull()
    expect(elements.testsuites).toMatchObject([
      { tests: '4', failures: '1', errors: '0', skipped: '1', time: '3.456' },
    ])
    expect(elements.testsuite?.map(({ name }) => name)).toEqual([
      'The events',
      'Genuine bodies that are odd',
      'What was kept',
      'Time and load',
    ])
    expect(elements.testcase).toMatchObject([
      { classname: 'certify.events', name: 'order-paid-today' },
      { classname: 'certify.bodies', name: 'phone-null' },
      { classname: 'certify.kept', name: 'kept-once' },
      { classname: 'certify.time', name: 'answer-time' },
    ])
    expect(elements.failure).toMatchObject([
      { type: 'loses_hook', message: expect.stringContaining('<script>') },
    ])
    expect(elements.failure?.[0]?.text).toContain('POST /hook → 400 in 12 ms')
    expect(elements.skipped).toHaveLength(1)
    expect(elements['system-out']).toHaveLength(1)
    expect(elements.script).toBeUndefined()
  })
})

describe('the badge', () => {
  it.each(['A', 'C', 'F'] as const)('is an SVG that says %s', async (grade) => {
    const svg = badgeOf({ grade, score: 100 })
    const { fault, elements } = await parsed(svg)
    expect(fault).toBeNull()
    expect(elements.text?.map(({ text }) => text)).toEqual(['jumpseller webhook', `${grade} · 100`])
    expect(svg.match(/https?:\/\/[^"']+/g)).toEqual(['http://www.w3.org/2000/svg'])
  })
})

describe('the HTML report', () => {
  it('shows what a target answered as text, and nothing of it runs', async () => {
    const page = await browser.newPage()
    await page.setContent(htmlOf(certificate()))
    expect(await page.locator('script').count()).toBe(0)
    const text = await page.locator('body').innerText()
    expect(text).toContain('</pre><script>alert(1)</script>')
    expect(text).toContain('http://127.0.0.1:8080/hook?a=1&b=<2>')
    expect(text).toContain('39 of 100')
    expect(await page.locator('.finding h3').allInnerTexts()).toHaveLength(2)
    expect(await page.locator('.finding .chip').first().innerText()).toBe('fail')
  })

  it.each(['light', 'dark'] as const)('is fit for everybody in %s', async (colorScheme) => {
    const page = await browser.newPage({ colorScheme })
    await page.setContent(htmlOf(certificate()))
    expect(await violations(page)).toEqual([])
  })

  it('fits on a phone', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.setContent(htmlOf(certificate()))
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(360)
  })

  it('takes nothing from outside', () => {
    const html = htmlOf(certificate({ judged: [] }))
    expect(html).not.toMatch(/<(link|img|iframe|object)\b|url\(|@import|src=/)
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })
})

describe('the report for the terminal', () => {
  it('tells failures first, with what follows and how to mend it', () => {
    const lines = reportLines(certificate())
    const text = lines.join('\n')
    expect(lines[0]).toBe('✖ FAIL  A customer without a phone  (phone-null, loses_hook)')
    expect(text.indexOf('✖ FAIL')).toBeLessThan(text.indexOf('! WARN'))
    expect(text).toContain('Mend: Take null.\n          Answer 2xx.')
    expect(text).toContain('POST /hook → 400 in 12 ms')
    expect(text).toContain('1 passed, 1 warned, 1 failed, 1 not judged, in 3.5 s')
    expect(text).toContain('Add --read URL')
    expect(text).not.toContain('Add --token')
    expect(lines.at(-1)).toBe('Grade F, 39 of 100')
  })

  it('lets no target steer the terminal', () => {
    const all = [...reportLines(certificate()), progressLine(judged({ verdict: 'fail' }), { n: 1, of: 58 })]
    expect(hostile).toContain('\u001b')
    expect(all.filter((line) => /\p{Cc}/u.test(line))).toEqual([])
  })

  it('tells progress', () => {
    const line = progressLine(judged({ scenario: scenario({ id: 'a-b-a' }) }), { n: 7, of: 58 })
    expect(line).toMatch(/^ 7\/58 {2}✔ a-b-a: It was /)
  })
})

describe('the report as NDJSON', () => {
  it('has evidence where something is wrong, and the result at last', () => {
    const made = certificate()
    const [pass, warn, fail] = made.judged.map(judgedRecord)
    expect(pass).toEqual({
      type: 'scenario',
      id: 'order-paid-today',
      group: 'events',
      title: 'A customer without a phone',
      severity: 'loses_hook',
      verdict: 'pass',
      says: expect.any(String),
      blockedBy: null,
      ms: 3,
    })
    for (const bad of [warn, fail]) {
      expect(bad).toMatchObject({
        evidence: [{ ms: 12.4 }],
        mend: ['Take null.', 'Answer 2xx.'],
        follows: expect.any(String),
      })
    }
    expect(resultRecord(made)).toMatchObject({
      type: 'result',
      score: 39,
      grade: 'F',
      pass: 1,
      warn: 1,
      fail: 1,
      notJudged: 1,
      profile: 'jumpseller-2014',
    })
  })
})
