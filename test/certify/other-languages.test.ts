import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { freePort } from '../../bench/processes/free-port.ts'
import { startServer } from '../../bench/processes/server.ts'
import { type Certificate, reportLines, scenarios, type Verdict } from '../../src/certify/index.ts'
import { program } from '../flawed-receivers/other-languages/program.ts'
import { everyForgery } from '../flawed-receivers/scenario-sets.ts'
import { root } from '../import-rules/files.ts'
import { hooksToken, judge, told } from './certifying.ts'

const programs = join(root, 'test/flawed-receivers/other-languages')
/** These keep before they answer. */
const limits = { patienceMs: 1_000, dribbleMs: 500 }
const patience = { timeout: 60_000 }

afterEach(() => {
  vi.unstubAllEnvs()
})

interface Receiver {
  /** The words that start it on a port, in an empty folder. */
  words(port: number): string[]
  reads: boolean
}

async function certified({ words, reads }: Receiver): Promise<Certificate> {
  vi.stubEnv('JUMPSELLER_HOOKS_TOKEN', hooksToken)
  const cwd = await mkdtemp(join(tmpdir(), 'other-language-'))
  try {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const server = await startServer({ words: words(port), cwd }, { url, readyPath: '/' })
    try {
      return await judge(`${url}/hook`, { read: reads ? `${url}/orders/{order}` : null, limits })
    } finally {
      await server.stop()
    }
  } finally {
    await rm(cwd, { recursive: true })
  }
}

/** The ids of those that are not passed, by their verdict, in the order of the alphabet. */
function findings({ judged }: Certificate): Record<'fail' | 'warn' | 'not_judged', string[]> {
  const idsOf = (verdict: Verdict) =>
    judged
      .filter(({ finding }) => finding.verdict === verdict)
      .map(({ scenario }) => scenario.id)
      .sort()
  return { fail: idsOf('fail'), warn: idsOf('warn'), not_judged: idsOf('not_judged') }
}

const onPhp = (script: string) => (port: number) => [program('php'), '-S', `127.0.0.1:${port}`, script]

it('the snippet of the documentation, in PHP, is told that it takes forgeries', patience, async () => {
  const certificate = await certified({
    words: onPhp(join(root, 'bench/servers/webhook.php')),
    reads: false,
  })
  const readBack = scenarios.filter(({ needs }) => needs.includes('read')).map(({ id }) => id)
  expect(findings(certificate)).toEqual({
    fail: everyForgery.toSorted(),
    warn: [],
    not_judged: readBack.toSorted(),
  })
  expect(certificate).toMatchObject({ score: 0, grade: 'F' })
  const taken = everyForgery.map((id) => `${id}: A forgery was answered 200: it was taken.`)
  expect(told(certificate, 'fail')).toEqual(taken)
  expect(reportLines(certificate)).toContain('    A forgery was answered 200: it was taken.')
})

it('a receiver in PHP that keeps the bytes and checks the signature gets full marks', patience, async () => {
  const certificate = await certified({ words: onPhp(join(programs, 'receiver.php')), reads: true })
  expect(told(certificate, 'fail', 'warn', 'not_judged')).toEqual([])
  expect(certificate).toMatchObject({ score: 100, pass: scenarios.length })
})

it('a receiver in Python that checks the signature is told what it did not think of', patience, async () => {
  const script = join(programs, 'receiver.py')
  const certificate = await certified({
    words: (port) => [program('python3'), script, String(port)],
    reads: true,
  })
  expect(findings(certificate)).toEqual({
    // It reads by the length, shows the status that came last, and writes text that has no UTF-8.
    fail: ['chunked', 'latest-state-after-cancel', 'latest-state-when-reordered', 'lone-surrogate'],
    // It compares with a header that is not there.
    warn: ['signature-missing'],
    // It tells the state of an order alone, not how often it was kept.
    not_judged: [
      'every-event-kept',
      'kept-a-b-a',
      'kept-once',
      'kept-once-in-parallel',
      'kept-whatever-is-in-it',
      'nothing-lost-at-once',
    ],
  })
})

it.each([
  ['php', 'apt-get install php-cli', 'brew install php'],
  ['python3', 'apt-get install python3', 'brew install python'],
] as const)('without %s the test fails, and says how to get it', (name, ...ways) => {
  vi.stubEnv('PATH', '')
  for (const way of ways) expect(() => program(name)).toThrow(way)
})
