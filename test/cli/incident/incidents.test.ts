import { describe, expect, it } from 'vitest'
import type { Incident, Stage } from '../../../src/cli/incident/incident.ts'
import { playIncident } from '../../../src/cli/incident/play.ts'
import { slowErp } from '../../../src/cli/incident/presets/slow-erp.ts'
import { incidents } from '../../../src/cli/incident/presets.ts'
import { deadUrl, receiver, serve } from '../../store/wires.ts'
import { kit } from '../run-in-process.ts'
import { type Flaw, smallReceiver, token } from './small-receiver.ts'

interface Result {
  verdict: string
  raised: number
  lost: number
  later: number
  mostAttempts: number
  latestMs: number
  forgeriesTaken: number
  duplicatesRefused: number
  kept: {
    read: number
    doubled: number[]
    missing: number[]
    wrongState: object[]
    unreadable: string | null
  }
  hooks: { state: string }[]
  mails: number
  because: string[]
}

async function play(name: string, ...args: string[]) {
  const { code, stderr, records } = await kit(['incident', name, '--json', '--seed', '7', ...args])
  expect(stderr).toBe('')
  return { code, result: records().at(-1) as unknown as Result, lines: records() }
}

const against = ({ hookUrl, read }: { hookUrl: string; read: string }) => [
  ...['--to', hookUrl, '--token', token],
  ...['--read', read],
]

const minute = 60_000
const active = (result: Result) => result.hooks.filter(({ state }) => state === 'active').length

describe.each(incidents.map(({ name }) => name))('%s', (name) => {
  it('does our own receiver no harm', { timeout: 60_000 }, async () => {
    const { code, result, lines } = await play(name)
    expect(result.because.join('\n')).toContain('were kept once, each in its latest state')
    expect(result).toMatchObject({ verdict: 'came_through', lost: 0, forgeriesTaken: 0, mails: 0 })
    expect(active(result)).toBe(5)
    expect(lines.filter(({ type }) => type === 'delivery')).toHaveLength(result.raised)
    expect(code).toBe(0)
  })
})

describe.each(incidents.map(({ name }) => name).filter((name) => name !== 'black-friday'))('%s', (name) => {
  it('does a right receiver of somebody else no harm', async () => {
    const { code, result } = await play(name, ...against(await smallReceiver()))
    expect(result.because.join('\n')).toContain('were kept once, each in its latest state')
    expect([code, result.lost, active(result)]).toEqual([0, 0, 5])
  })
})

async function fallsShort(name: string, flaw: Flaw) {
  const { code, result } = await play(name, ...against(await smallReceiver(flaw)))
  expect([code, result.verdict]).toEqual([1, 'fell_short'])
  return result
}

describe('the weakness that an incident is about', () => {
  it('deploy-90min: old stamps are refused, so that what is late is lost and the hooks with it', async () => {
    const result = await fallsShort('deploy-90min', 'refuses old stamps')
    expect(result.lost).toBeGreaterThan(10)
    expect(result.mostAttempts).toBe(10)
    expect(active(result)).toBeLessThan(5)
    expect(result.mails).toBe(5 - active(result))
    expect(result.because[0]).toContain('A right receiver keeps all of them here.')
  })

  it('weekend-down: what comes late overwrites what is newer', async () => {
    const result = await fallsShort('weekend-down', 'last write wins')
    expect(result).toMatchObject({ lost: 0, kept: { doubled: [], missing: [] } })
    expect(result.kept.wrongState.length).toBeGreaterThan(0)
    expect(result.because[0]).toMatch(/is paid and should be (canceled|shipped)/)
  })

  it('token-rotated: 200 to what cannot be verified, so that it never comes again', async () => {
    const result = await fallsShort('token-rotated', 'answers 200 to all')
    expect(result.forgeriesTaken).toBe(20)
    expect(result.because[0]).toContain('it does not come again')
  })

  it('double-paid: the same is kept twice', async () => {
    const result = await fallsShort('double-paid', 'keeps all')
    expect(result.kept.doubled).toHaveLength(6)
  })

  it('double-paid: the second order_paid is taken for the first, though its body is another', async () => {
    const result = await fallsShort('double-paid', 'keeps an event of an order once')
    expect(result.kept.missing).toHaveLength(6)
  })

  it('cancel-races-ship: a canceled order becomes shipped', async () => {
    const result = await fallsShort('cancel-races-ship', 'last write wins')
    expect(result.kept.wrongState).toMatchObject(Array(4).fill({ is: 'shipped', shouldBe: 'canceled' }))
  })

  it('black-friday: it is full, and loses what it turns away', { timeout: 60_000 }, async () => {
    const few = { ...(incidents.find(({ name }) => name === 'black-friday') as Incident), orders: 200 }
    const { verdict, ledger } = await playIn(few, await smallReceiver('is full after 300'))
    expect(verdict.cameThrough).toBe(false)
    const delivered = ledger.rows.filter(({ state }) => state === 'delivered').length
    // Of the 300 requests that it took a few were duplicates.
    expect(delivered).toBeGreaterThan(280)
    expect(delivered).toBeLessThanOrEqual(300)
    expect(ledger.mails.length).toBeGreaterThan(0)
  })

  it('half-body: 200 to half of a body', async () => {
    const result = await fallsShort('half-body', 'answers 200 to all')
    expect(result.forgeriesTaken).toBeGreaterThan(0)
    expect(result.because.join()).toContain('truncate')
  })

  it('slow-erp: it answers after the work, and never in time', { timeout: 30_000 }, async () => {
    const slow = await smallReceiver('answers after the work')
    const { verdict, ledger } = await playIn({ ...slowErp, orders: 3, timeLimitMs: 100 }, slow)
    expect(verdict.cameThrough).toBe(false)
    expect(ledger.rows.filter(({ state }) => state === 'delivered')).toEqual([])
    expect(ledger.timedOut).toBeGreaterThanOrEqual(30)
    expect(verdict.sentences.join()).toContain('answer before the work is done')
  })
})

async function tillItGivesUp(stage: Stage): Promise<void> {
  for (;;) {
    await stage.order()
    await stage.pass(0)
  }
}

function playIn(
  incident: Incident,
  { hookUrl, read }: { hookUrl: string; read: string },
  options: { giveUpAfterMs?: number } = {},
) {
  return playIncident(incident, {
    url: hookUrl,
    read,
    profile: 'jumpseller-2014',
    anchor: 'previous',
    identity: { hooksToken: token },
    seed: 7,
    now: Date.now(),
    ...options,
  })
}

describe('incident', () => {
  it('plays a weekend as the schedule has it: the latest comes with the eighth attempt', async () => {
    const { result } = await play('weekend-down')
    expect([result.later, result.mostAttempts]).toEqual([40, 8])
    expect(result.latestMs).toBe(4_676 * minute)
  })

  it('ends well with a receiver that is down throughout: all lost, hooks deleted, the admin told', async () => {
    const { code, result } = await play('weekend-down', '--to', await deadUrl(), '--token', token)
    expect(code).toBe(1)
    expect(result).toMatchObject({ raised: 52, lost: 52, mostAttempts: 10, mails: 5 })
    expect(active(result)).toBe(0)
    expect(result.because[0]).toMatch(/^52 of 52 events were lost: \d+ failed at every attempt, \d+ dropped/)
  })

  it('keeps the hook of a receiver that is down from attempt 1 to 9 and takes the tenth', async () => {
    const target = await receiver(...Array(2 * 9).fill(500), 200)
    const { verdict, ledger } = await playIn(
      { ...slowErp, name: 'one order', orders: 1, play: async (stage) => void (await stage.order()) },
      { hookUrl: target.url, read: `${await deadUrl()}{order}` },
    )
    expect(ledger.hooks.every(({ state }) => state === 'active')).toBe(true)
    expect(ledger.rows.map(({ state }) => state)).toEqual(['delivered', 'delivered'])
    expect(verdict.sentences.join()).toContain('could not be read to the end')
  })

  it('gives up on a receiver that lets everything run into the time limit', async () => {
    const url = await serve(() => {})
    const { verdict, ledger } = await playIn(
      { ...slowErp, timeLimitMs: 50, orders: 4, play: tillItGivesUp },
      { hookUrl: url, read: `${await deadUrl()}{order}` },
      { giveUpAfterMs: 120 },
    )
    expect(verdict.cameThrough).toBe(false)
    expect(verdict.sentences.join()).toMatch(/\d+ still waiting when the playing was given up/)
    expect(ledger.hooks.every(({ state }) => state === 'active')).toBe(true)
  })

  it('says what no receiver could have kept, and does not hold it against this one', async () => {
    const { code, result } = await play('weekend-down', '--profile', 'jumpseller-2023')
    expect([code, result.verdict]).toEqual([0, 'came_through'])
    expect(result.lost).toBeGreaterThan(0)
    expect(result.because.join('\n')).toMatch(/Under jumpseller-2023 any receiver loses \d+ of them here/)
  })

  it('asks for the token when everything was refused', async () => {
    const { hookUrl } = await smallReceiver()
    const { code, result } = await play('double-paid', '--to', hookUrl, '--token', 'not its own')
    expect(code).toBe(1)
    expect(result.because.join()).toContain('Every answer was 401')
  })

  it('does not judge what it was not told how to read', async () => {
    const { hookUrl } = await smallReceiver('last write wins')
    const { code, result } = await play('cancel-races-ship', '--to', hookUrl, '--token', token)
    expect([code, result.kept]).toEqual([0, null])
    expect(result.because.join()).toContain('--read URL')
  })

  it('plays the same again for the same seed', async () => {
    const [one, same] = [await play('half-body'), await play('half-body')]
    expect(same.lines.slice(0, -1)).toEqual(one.lines.slice(0, -1))
  })

  it('shows people a table and the verdict', async () => {
    const { code, stdout } = await kit(['incident', 'token-rotated'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/event +raised +at once +later +lost +attempts +latest/)
    expect(stdout).toMatch(/order_paid +6 +1 +5 +0 +5 +5h 54m/)
    expect(stdout).toContain('It came through.\n  - All 24 events arrived.')
  })

  it('lists the incidents', async () => {
    const { code, stdout } = await kit(['incident', '--list'])
    expect(code).toBe(0)
    for (const { name, title } of incidents) expect(stdout).toMatch(new RegExp(`${name} +${title}`))
  })

  it.each([
    [['incident'], /Say which incident: deploy-90min, /],
    [['incident', 'weekend'], /There is no incident weekend: deploy-90min, /],
    [['incident', 'half-body', '--read', 'http://a/{order}'], /--to URL/],
    [['incident', 'half-body', '--to', 'http://a/', '--token', 't'], /a is not this machine.*add --yes/],
    [
      ['incident', 'half-body', '--to', 'http://127.0.0.1/', '--token', ''],
      /give the hooks token of your receiver/,
    ],
    [['incident', 'half-body', '--to', 'http://a/', '--read', 'http://a/'], /\{order\} stands for/],
    [['incident', 'half-body', '--seed', 'x'], /a whole number from 0/],
  ])('%j is wrong use', async (args, message) => {
    const { code, stderr } = await kit(args)
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})
