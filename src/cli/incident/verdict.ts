import { spanText } from '../rehearsal/span-text.ts'
import type { KeptOrders } from './kept-orders.ts'
import { isLost, type Ledger } from './ledger.ts'

export interface Verdict {
  /** Whether the receiver came through as well as any could. */
  cameThrough: boolean
  /** What the verdict rests on, the worst first. */
  sentences: string[]
}

export interface Judged {
  ledger: Ledger
  /** That of the best of all receivers in the same incident. */
  best: Ledger
  /** Null where nobody said how to read it. */
  kept: KeptOrders | null
  profile: string
}

interface Finding {
  isFault: boolean
  text: string
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

const slowMs = 1_000

export function verdictOn(judged: Judged): Verdict {
  const findings = [
    ...losses(judged),
    ...tokenDoubts(judged),
    ...hookEnds(judged),
    ...wrongAnswers(judged),
    ...whatWasKept(judged),
    ...lateness(judged),
  ]
  const worstFirst = [
    ...findings.filter(({ isFault }) => isFault),
    ...findings.filter((each) => !each.isFault),
  ]
  return {
    cameThrough: !findings.some(({ isFault }) => isFault),
    sentences: worstFirst.map(({ text }) => text),
  }
}

const fault = (text: string): Finding => ({ isFault: true, text })
const remark = (text: string): Finding => ({ isFault: false, text })

function losses({ ledger, best, profile }: Judged): Finding[] {
  const [lost, unavoidable] = [ledger, best].map(({ rows }) => rows.filter(isLost).length) as [number, number]
  if (lost === 0) return [remark(`All ${ledger.rows.length} events arrived.`)]
  const said = `${lost} of ${ledger.rows.length} events were lost: ${byState(ledger)}.`
  if (unavoidable === 0) return [fault(`${said} A right receiver keeps all of them here.`)]
  const anyWould = `Under ${profile} any receiver loses ${unavoidable} of them here.`
  return [lost > unavoidable ? fault(`${said} ${anyWould}`) : remark(`${said} ${anyWould}`)]
}

/** A receiver with another token refuses everything, which says nothing about it. */
function tokenDoubts({ ledger: { rows } }: Judged): Finding[] {
  const isAllRefused = rows.every(({ status, state }) => state !== 'delivered' && (status ?? 401) === 401)
  if (!isAllRefused || !rows.some(({ status }) => status === 401)) return []
  return [remark('Every answer was 401: is it its own hooks token that signs? Say it with --token T.')]
}

function byState({ rows }: Ledger): string {
  const words = {
    exhausted: 'failed at every attempt',
    dropped: 'dropped with their hook',
    unsent: 'raised when the hook was gone',
    waiting: 'still waiting when the playing was given up',
  }
  return Object.entries(words)
    .map(([state, text]) => [rows.filter((row) => row.state === state).length, text] as const)
    .filter(([count]) => count > 0)
    .map(([count, text]) => `${count} ${text}`)
    .join(', ')
}

function hookEnds({ ledger, best, profile }: Judged): Finding[] {
  const ended = ledger.hooks.filter(({ state }) => state !== 'active')
  if (ended.length === 0) return [remark('Every hook survived.')]
  const unavoidable = best.hooks.filter(({ state }) => state !== 'active').length
  const names = ended.map(({ event, state }) => `${event} (${state})`).join(', ')
  const said = `${ended.length} of ${counted(ledger.hooks.length, 'hook')} ended: ${names}. ${counted(ledger.mails.length, 'mail')} told of it.`
  const next = 'Register them again, and read the orders API for what was missed.'
  const anyWould = unavoidable > 0 ? ` Under ${profile} ${unavoidable} of them end with any receiver.` : ''
  return [
    ended.length > unavoidable ? fault(`${said} ${next}${anyWould}`) : remark(`${said} ${next}${anyWould}`),
  ]
}

function wrongAnswers({ ledger: { forgeriesTaken, twinsRefused } }: Judged): Finding[] {
  const found: Finding[] = []
  const [forgery] = forgeriesTaken
  if (forgery) {
    const { fault: id, event, orderId, status } = forgery
    found.push(
      fault(
        `Answered 2xx to ${counted(forgeriesTaken.length, 'request')} that cannot be genuine (${id}: ${event} of order ${orderId}, answered ${status}). ` +
          'If they were taken, forgeries are; if not, what they told of is lost, for it does not come again. Answer 401.',
      ),
    )
  }
  const [twin] = twinsRefused
  if (twin) {
    found.push(
      remark(
        `Did not answer 2xx to ${counted(twinsRefused.length, 'duplicate')} (${twin.event} of order ${twin.orderId}: ${twin.status ?? 'no answer'}). ` +
          'Nothing is lost by it here, but of a real duplicate that is a failed attempt.',
      ),
    )
  }
  return found
}

function whatWasKept({ kept }: Judged): Finding[] {
  if (kept === null) {
    return [
      remark('Whether anything was kept twice or overwritten is not judged: --read URL tells how to look.'),
    ]
  }
  const { doubled, missing, wrongState, unreadable, read } = kept
  const found: Finding[] = []
  if (doubled.length > 0)
    found.push(fault(`Of ${counted(doubled.length, 'order')} something was kept twice: ${some(doubled)}.`))
  if (missing.length > 0) {
    found.push(
      fault(
        `Of ${counted(missing.length, 'order')} something is missing that was answered 2xx: ${some(missing)}.`,
      ),
    )
  }
  const [wrong] = wrongState
  if (wrong) {
    found.push(
      fault(
        `${counted(wrongState.length, 'order')} not in the latest state: order ${wrong.orderId} is ${wrong.is} and should be ${wrong.shouldBe}.`,
      ),
    )
  }
  if (unreadable !== null) found.push(remark(`What was kept could not be read to the end: ${unreadable}.`))
  const isClean = found.length === 0
  return isClean ? [remark(`All ${read} orders were kept once, each in its latest state.`)] : found
}

function some(orders: readonly number[]): string {
  return orders.length > 3 ? `${orders.slice(0, 3).join(', ')}, …` : orders.join(', ')
}

function lateness({ ledger: { rows, answerTimes, timedOut } }: Judged): Finding[] {
  const late = rows.filter(({ state, attempts }) => state === 'delivered' && attempts > 1)
  const latest = Math.max(0, ...late.map(({ lateMs }) => lateMs ?? 0))
  const found: Finding[] = []
  if (timedOut > 0)
    found.push(
      remark(`${counted(timedOut, 'attempt')} ran into the time limit: answer before the work is done.`),
    )
  if (late.length > 0) {
    found.push(
      remark(
        `${late.length} arrived by a retry, the latest ${spanText(Math.round(latest / 60_000))} after its event.`,
      ),
    )
  }
  if (answerTimes && answerTimes.p99 > slowMs) {
    found.push(remark(`Answers took ${answerTimes.p50} ms, and 1 in 100 more than ${answerTimes.p99} ms.`))
  }
  return found
}
