import { Agent, request } from 'undici'
import { headerNames, sign } from '../../src/contract/index.ts'
import { fixtureToken } from '../fixtures.ts'
import { type Answer, answersIn } from './answers.ts'
import { type HookCase, type HostileCase, isQuestion, type QuestionCase } from './case.ts'
import { faultsOfAnswer, faultsOfSaying, verdictOf } from './said.ts'
import type { DoorStand, Stand } from './stand.ts'
import { exchange } from './wire.ts'

export interface Judged {
  /** What is broken; empty when every promise held. */
  faults: string[]
  /** Of the answers, in their order; empty for a closed socket. */
  statuses: number[]
}

export interface Oracle {
  /** Sends a case, holds the answer and what is kept against the promises, and sees that the next is taken. */
  judge(one: HostileCase): Promise<Judged>
  close(): Promise<void>
}

/** Above all that a case names. */
const firstId = 1_000_000_000

export function createOracle(stand: Stand): Oracle {
  const agent = new Agent({ connections: 64 })
  let nextId = firstId

  async function get(url: string): Promise<{ status: number; body: Buffer }> {
    const { statusCode, body } = await request(url, { dispatcher: agent })
    return { status: statusCode, body: Buffer.from(await body.arrayBuffer()) }
  }

  /** The next good request, of this order. Asks again where the machine was too busy for an impatient door. */
  async function takes(door: DoorStand, orderId: number, triesLeft = 20): Promise<string[]> {
    const { url, audit } = door
    const body = Buffer.from(`{"order":{"id":${orderId},"status":"Paid"}}`)
    audit.expect([body])
    const headers = { [headerNames.event]: 'order_paid', [headerNames.signature]: sign(body, fixtureToken) }
    // By a connection of its own: one that is kept alive may be closed at the moment it is used.
    const posted = { method: 'POST', headers, body, dispatcher: agent, reset: true } as const
    const answer = await request(`${url}/webhooks/jumpseller`, posted)
    const text = await answer.body.text()
    if (answer.statusCode === 408 && triesLeft > 0) return takes(door, orderId, triesLeft - 1)
    const isTaken = answer.statusCode === 200 && /"verdict":"(accepted|duplicate)"/.test(text)
    return isTaken ? [] : [`The next good request is answered ${answer.statusCode} ${text}`]
  }

  /** What an answer says is kept is held against what was sent. */
  async function faultsOfKept({ url }: DoorStand, one: HookCase, answer: Answer): Promise<string[]> {
    const { id, verdict } = verdictOf(answer) ?? {}
    if (id === undefined) return []
    const place = `${url}/api/entries/${id}`
    const [raw, entry] = await Promise.all([get(`${place}/raw`), get(place)])
    // What a duplicate repeats may be so old that the stand's retention has dropped it in between.
    if (verdict === 'duplicate' && entry.status === 404) return []
    if (raw.status !== 200 || entry.status !== 200) {
      return [`Entry ${id} cannot be read: ${raw.status}, ${entry.status} ${entry.body}`]
    }
    const faults = one.bodies.some((body) => body.equals(raw.body)) ? [] : [`Entry ${id} holds other bytes`]
    if (verdict === 'duplicate' || !one.rawHeaders) return faults
    return [...faults, ...faultsOfHeaders(entry.body, one.rawHeaders)]
  }

  async function judgeHook(one: HookCase): Promise<Judged> {
    const door = stand.doors[one.to]
    door.audit.expect(one.bodies)
    const { answers, faults } = await sent(door.port, one, faultsOfAnswer)
    const [first] = answers
    if (one.statuses && !(first && one.statuses.includes(first.status))) {
      faults.push(`Answered ${first?.status ?? 'nothing'} and not ${one.statuses.join(' or ')}`)
    }
    for (const answer of answers) faults.push(...(await faultsOfKept(door, one, answer)))
    nextId += 1
    faults.push(...(await takes(door, nextId)), ...(await door.audit.faults()), ...door.errors.splice(0))
    return { faults, statuses: answers.map(({ status }) => status) }
  }

  async function judgeQuestion(one: QuestionCase): Promise<Judged> {
    const asked = one.to === 'store' ? stand.store : stand.doors.asked
    const { answers, faults } = await sent(asked.port, one, faultsOfSaying)
    faults.push(...asked.errors.splice(0))
    // The same order every time: a question leaves nothing behind.
    faults.push(...(one.to === 'store' ? await storeAnswers() : await takes(stand.doors.asked, firstId)))
    return { faults, statuses: answers.map(({ status }) => status) }
  }

  async function storeAnswers(): Promise<string[]> {
    const { status } = await get(`http://127.0.0.1:${stand.store.port}/kit/store`)
    return status === 200 ? [] : [`The store's next answer is ${status}`]
  }

  return {
    async judge(one) {
      const judged = await (isQuestion(one) ? judgeQuestion(one) : judgeHook(one))
      if ('polluted' in {}) judged.faults.push('A key of the body has become a property of every object')
      return judged
    },
    close: () => agent.destroy(),
  }
}

/** Sends a case and reads what comes back; `faultsOf` judges each answer. */
async function sent(
  port: number,
  one: HostileCase,
  faultsOf: (answer: Answer) => string[],
): Promise<{ answers: Answer[]; faults: string[] }> {
  const { bytes, hung } = await exchange(port, one)
  const isCutOff =
    one.ending === 'leaves at the answer' || one.ending === 'hangs up' || one.ending === 'resets'
  const read = answersIn(bytes, one.bodiless)
  const answers = read ?? []
  const faults = hung ? ['Neither an answer nor a closed socket'] : []
  if (!read && !isCutOff) faults.push(`No HTTP: ${bytes.toString('latin1')}`)
  for (const [at, answer] of answers.entries()) {
    if (!answer.whole && !isCutOff) faults.push(`Answered ${answer.status} and broke off`)
    if (!(one.bodiless && at === 0)) faults.push(...faultsOf(answer))
  }
  return { answers, faults }
}

function faultsOfHeaders(entry: Buffer, sent: readonly string[]): string[] {
  const { headers } = JSON.parse(entry.toString()) as { headers: string[][] }
  const isAsSent = JSON.stringify(headers.flat()) === JSON.stringify(sent)
  return isAsSent ? [] : [`An entry holds other headers: ${JSON.stringify(headers)}`]
}
