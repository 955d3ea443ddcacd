import { type Attempt, retryProfiles, timetable } from '../../store/index.ts'
import { spanText } from '../rehearsal/span-text.ts'
import { httpsStep, tlsStep } from '../tls/tls-fault.ts'
import type { ToldAnswer } from './answer-of.ts'

interface Failure {
  attempt: Pick<Attempt, 'outcome' | 'status' | 'url'>
  answer: ToldAnswer
  signed: boolean
  /** Whether the URL is that of the receiver which `start` runs. */
  ownReceiver: boolean
  called: string
}

/** Why a delivery failed, as far as it can be told from here, and what to do. */
export function adviceOn({ attempt, answer, signed, ownReceiver, called }: Failure): string[] {
  const { outcome, status, url } = attempt
  if (outcome === 'refused') {
    const start = ownReceiver ? startCommand(called) : 'start the receiver that is to answer there'
    return [`Nothing listens at ${url}: ${start}`, ...wouldRetry({ url, called })]
  }
  const lines = wouldRetry({ url, called })
  if (outcome === 'network' && ownReceiver && url.startsWith('http:')) {
    return [`It hung up without an answer: ${httpsStep}`, ...lines]
  }
  if (outcome === 'tls') return [`TLS fails there: ${tlsStep}`, ...lines]
  if (status === 401) {
    const why = signed
      ? 'The receiver has another hooks token than the one that signed: --token T, or set JUMPSELLER_HOOKS_TOKEN for both.'
      : 'The body went out unsigned: --token T, or set JUMPSELLER_HOOKS_TOKEN for both.'
    return [why, ...lines]
  }
  if (status === 404 && answer.verdict === null) {
    return ["Is the path right? The kit's receiver takes hooks at /webhooks/jumpseller.", ...lines]
  }
  return lines
}

function wouldRetry({ url, called }: { url: string; called: string }): string[] {
  const profile = retryProfiles['jumpseller-2014']
  const last = timetable(profile, 'previous').at(-1) ?? 0
  return [
    `Jumpseller would try again after 1 minute, and ${profile.attempts - 2} more times within ${spanText(last)}; then ` +
      'the hook is deleted. This command makes one attempt only.',
    `To rehearse the rest: ${called} simulate --to ${url}`,
  ]
}

/** In a clone `start` has a shorter name. */
function startCommand(called: string): string {
  return called.startsWith('npm') ? 'npm start' : `${called} start`
}
