import { formatOrderTime } from '../../contract/index.ts'
import type { Attempt } from './attempt.ts'
import type { Delivery } from './delivery.ts'
import { type HookRecord, hookEventLabels } from './hook.ts'
import type { Mail } from './mail.ts'
import type { RaisedEvent } from './raised-event.ts'
import type { RetryProfile } from './retry-profile.ts'

export interface HookEndFacts {
  /** As it stands after its end. */
  hook: HookRecord
  /** The delivery, its event and its last attempt, by which the hook ended. */
  delivery: Delivery
  event: RaisedEvent
  attempt: Attempt
  /** Waiting deliveries that were dropped with the hook. */
  dropped: number
  profile: RetryProfile
  store: {
    code: string
    adminEmail: string
    appAuthorEmail: string
    login: string
    authtoken: string
    /** Where the store's API is reached. */
    url: string
  }
}

/** As much of the last answer as tells what was wrong. */
const answerCharacters = 500

/** The mail that the store sends when a hook ends: what ended, why, and how to have it again. */
export function hookEndMail(facts: HookEndFacts): Mail {
  const { hook, store, profile, attempt } = facts
  const label = hookEventLabels.get(hook.wireEvent) ?? hook.wireEvent
  const addresses = { admin: store.adminEmail, 'app author': store.appAuthorEmail }
  return {
    from: `hooks@${store.code}.jumpseller.example`,
    to: profile.mailed.map((party) => addresses[party]),
    subject: `[${store.code}] Your hook "${label}" was ${hook.state} after ${failures(facts)} failed attempts`,
    date: attempt.startedAt,
    text: [
      `The hook that sends "${label}" to your address was ${hook.state}, because`,
      `${failures(facts)} attempts to deliver failed (rule: ${profile.name}).`,
      '',
      `Hook:          ${hook.id}`,
      `Event:         ${label} (${hook.wireEvent})`,
      `URL:           ${hook.url}`,
      `Order:         ${facts.event.orderId ?? 'none'}`,
      `First attempt: ${formatOrderTime(facts.delivery.firstAttemptAt ?? attempt.startedAt)}`,
      `Last attempt:  ${formatOrderTime(attempt.startedAt)}`,
      `Last answer:   ${lastAnswer(attempt)}`,
      `Also dropped:  ${facts.dropped} other waiting ${facts.dropped === 1 ? 'delivery' : 'deliveries'} of this hook`,
      '',
      'Nothing more arrives until the hook is there again. When your receiver is well:',
      '',
      ...remedies(facts),
      '',
      'Then read the orders API for what was missed.',
      '',
    ].join('\n'),
  }
}

function failures({ profile, hook, delivery }: HookEndFacts): number {
  return profile.hookEnds.on === 'exhausted' ? delivery.attempts : hook.consecutiveFailures
}

function lastAnswer({ message, outcome, answer }: Attempt): string {
  const said = answer ? new TextDecoder().decode(Buffer.from(answer.bodyBase64, 'base64')) : ''
  const shown = said.length > answerCharacters ? `${said.slice(0, answerCharacters)}…` : said
  const plain = shown.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  return `${outcome}: ${message ?? ''}${plain === '' ? '' : `, and said: ${plain}`}`
}

function remedies({ hook, store }: HookEndFacts): string[] {
  const register = curl(store, { method: 'POST', path: '/v1/hooks.json', hook })
  if (hook.state === 'deleted') return ['Register it again:', '', register]
  const wake = curl(store, { method: 'PUT', path: `/v1/hooks/${hook.id}.json`, hook })
  return ['Wake it:', '', wake, '', 'or register another one:', '', register]
}

function curl(
  store: HookEndFacts['store'],
  { method, path, hook }: { method: string; path: string; hook: HookRecord },
): string {
  const body = JSON.stringify({ hook: { event: hook.wireEvent, url: hook.url } })
  // In short lines, which no mail program has a reason to break.
  return [
    `curl -X ${method} ${quote(store.url + path)}`,
    `  -u ${quote(`${store.login}:${store.authtoken}`)}`,
    "  -H 'Content-Type: application/json'",
    `  -d ${quote(body)}`,
  ].join(' \\\n')
}

/** For a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
