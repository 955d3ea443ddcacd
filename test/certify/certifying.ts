import type { RequestListener, Server } from 'node:http'
import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import {
  type Certificate,
  type CertifyOptions,
  certify,
  type Limits,
  type OnJudged,
  scenarios,
} from '../../src/certify/index.ts'
import { close, listen } from '../../src/testing/listen.ts'

export const hooksToken = '6f1c2a9be07d43589ab1c4de20f87365'

/** Short enough for tests that are to see patience end. */
export const shortLimits: Partial<Limits> = {
  timeLimitMs: 1_000,
  patienceMs: 100,
  settleMs: 60,
  dribbleMs: 200,
}

/** Listens on a free port until the test is over; answers its URL. */
export async function serve(server: Server | RequestListener): Promise<string> {
  const listening = typeof server === 'function' ? createServer(server) : server
  const url = await listen(listening)
  onTestFinished(() => close(listening))
  return url
}

let nextOrder = 500_000_000

/** Certifies over real HTTP, with fresh orders. */
export function judge(
  url: string,
  options: Partial<CertifyOptions> & { only?: readonly string[]; onJudged?: OnJudged } = {},
): Promise<Certificate> {
  nextOrder += 10_000
  const { only, onJudged, ...rest } = options
  const all: CertifyOptions = {
    url: new URL(url),
    hooksToken,
    read: null,
    scenarios: only ? scenarios.filter(({ id }) => only.includes(id)) : scenarios,
    firstOrder: nextOrder,
    storeCode: 'demo',
    rules: { profile: 'jumpseller-2014', anchor: 'previous' },
    now: Date.now,
    elapsed: () => performance.now(),
    ...rest,
  }
  return certify(all, onJudged)
}

/** `id: what it says` of all with this verdict. */
export function told({ judged }: Certificate, ...verdicts: string[]): string[] {
  return judged
    .filter(({ finding }) => verdicts.includes(finding.verdict))
    .map(({ scenario, finding }) => `${scenario.id}: ${finding.says}`)
}
