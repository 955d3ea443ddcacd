import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningKit, startKit } from '../browser/kit.ts'
import { type Ended, kit } from '../cli/run-in-process.ts'
import { root } from '../import-rules/files.ts'
import { notRun, run, wordsOf } from './page-commands.ts'
import { page } from './pages.ts'

const faq = page('docs/faq.md')

let running: RunningKit
beforeAll(async () => {
  running = await startKit()
})
afterAll(() => running?.stop())

/** As typed in a clone beside a kit that runs; but for its ports. */
async function typed(line: string): Promise<Ended> {
  const args = wordsOf(line).args ?? []
  const here = args.map((word) => word.replace('http://127.0.0.1:3000', running.url))
  const env = {
    RECEIVER_PORT: new URL(running.url).port,
    STORE_PORT: new URL(running.storeUrl).port,
    JUMPSELLER_HOOKS_TOKEN: running.hooksToken,
  }
  return kit(here, { env, folder: root })
}

const accepted = /1 {2}200 in \d+ ms.* accepted, entry /

/** By question: what its commands say, and what they end with. */
const promises: Record<string, [said: RegExp, code: number][]> = {
  'Why does the same event come twice?': [
    [/accepted[\s\S]*and again: 200[\s\S]*So did this one\./, 0],
    [/200[\s\S]*So did this one\./, 0],
  ],
  "Where is the delivery's id?": [[/✔ a-b-a: [\s\S]*✔ kept-a-b-a: It was kept 3 times\.[\s\S]*2 passed/, 0]],
  'Why did a shipped order go back to pending?': [[/2 passed, 0 warned, 0 failed, 0 not judged/, 0]],
  'A field is not as expected. Shall I answer 400?': [
    [accepted, 0],
    [/1 {2}200 in \d+ ms.* quarantined, off_schema/, 0],
    [/attempt 10 .*failed \(400\)[\s\S]*the hook is deleted\.[\s\S]*Mail to /, 0],
  ],
  'What shall I answer to a forged request?': [
    [/1 {2}401 in .* refused, signature_wrong[\s\S]*So did this one\./, 0],
    [/1 {2}401 in .* refused, signature_wrong/, 1],
  ],
  'Why is the signature never right?': [[/^malformed: [\s\S]*What was done:\n {2}Hex in place of Base64/, 1]],
  'How long may my code take?': [
    [/attempt {2}1 .*timeout\n.*attempt {2}2 .*delivered \(200\)/, 0],
    [/answer-time: p50 /, 0],
  ],
  'Why is `product_id` empty, and `status` never `paid`?': [
    [/^accepted\n[\s\S]*\n {2}status +paid\n[\s\S]*"productId":881204,.*"quantity":2/, 0],
  ],
  'Why does `order_created` never come?': [[accepted, 0]],
  'Nothing arrives any more. What happened?': [
    [/order_pending_payment[\s\S]*5 at http/, 0],
    [/0 made, 5 there already\./, 0],
    [/0 missed/, 0],
  ],
  'Can a body break my database?': [[/4 passed, 0 warned, 0 failed, 0 not judged/, 0]],
}

describe('docs/faq.md', () => {
  const questions = faq.text.split(/^## /m).slice(1)
  const titles = questions.map((each) => each.split('\n')[0] ?? '')

  it('has the questions that this test knows, and no command that it does not run', () => {
    expect(titles).toEqual(Object.keys(promises))
    expect(notRun(faq)).toEqual([])
  })

  it.each(questions.map((text, at) => [titles[at] ?? '', text]))('%s', async (title, text) => {
    const lines = run({ path: faq.path, text })
    const promised = promises[title] ?? []
    expect(lines).toHaveLength(promised.length)
    for (const [at, [said, code]] of promised.entries()) {
      const ended = await typed(lines[at] ?? '')
      expect([lines[at], ended.code]).toEqual([lines[at], code])
      expect(ended.stdout).toMatch(said)
      if (code === 0) expect(ended.stderr).toBe('')
    }
  })
})
