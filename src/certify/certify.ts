import { eventNames, type WireEventName, wireNameOf } from '../contract/index.ts'
import type { Certificate } from './certificate.ts'
import { gradeOf } from './grade.ts'
import { inOrder } from './in-order.ts'
import { judgeScenario } from './judge-scenario.ts'
import { countOf, type Judged } from './judged.ts'
import { formId } from './kinds/event-form.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { createOrders } from './orders.ts'
import { mustReach, mustRead } from './preflight.ts'
import { createReadBack } from './read-back/read-back.ts'
import type { StoreRules } from './rehearsal/consequence.ts'
import type { Scenario } from './scenario.ts'
import { scenarios } from './scenarios/index.ts'
import type { Target } from './target.ts'
import { createClient } from './wire/client.ts'

export interface CertifyOptions {
  url: URL
  /** Null sends everything unsigned. */
  hooksToken: string | null
  /** The address that tells what was kept of an order, with `{order}` in the place of its id; null when there is none. */
  read: string | null
  /** @default all, in their order */
  scenarios?: readonly Scenario[]
  /** The id of the first order that is made up; some hundreds follow it. Far from those of earlier runs. */
  firstOrder: number
  storeCode: string
  rules: StoreRules
  /** Milliseconds since 1970: the stamps of deliveries. */
  now: () => number
  /** Milliseconds that only grow. */
  elapsed: () => number
  limits?: Partial<Limits>
}

/** Told in the order of the scenarios, as soon as all before it are judged. */
export type OnJudged = (judged: Judged, progress: { n: number; of: number }) => void

const atOnce = 4

/**
 * Judges a receiver over real HTTP, by its answers and by what it says that it kept. Rejects with
 * `TargetUnreachable` or `ReadUnusable` when nothing can be judged.
 */
export async function certify(options: CertifyOptions, onJudged: OnJudged = () => {}): Promise<Certificate> {
  const { url, hooksToken, read, rules, now, elapsed } = options
  const chosen = options.scenarios ?? scenarios
  const began = elapsed()
  const at = now()
  const target = await openTarget(options)
  let told = 0
  const tell = (judged: Judged) => {
    told += 1
    onJudged(judged, { n: told, of: chosen.length })
  }
  const isEvent = ({ id, group }: Scenario) => group === 'events' && id.endsWith('-today')
  // What all others build on comes first, wherever it stands.
  const events = await judgeAll(chosen.filter(isEvent), { target, rules })
  const soundEvents = soundEventsOf(events)
  const context = { target: { ...target, soundEvents, soundEvent: soundEvents[0] ?? null }, rules }
  const ready = new Map(events.map((each) => [each.scenario, each]))
  const judged = await inOrder(
    chosen,
    { atOnce, isAlone: ({ alone }) => alone === true },
    async (scenario) => ready.get(scenario) ?? judgeScenario(scenario, context),
    tell,
  )
  return {
    // Without a name and password that may stand in it.
    url: url.origin + url.pathname + url.search,
    at,
    ms: elapsed() - began,
    isSigned: hooksToken !== null,
    isReadBack: read !== null,
    rules,
    judged,
    ...gradeOf(judged),
    pass: countOf(judged, 'pass'),
    warn: countOf(judged, 'warn'),
    fail: countOf(judged, 'fail'),
    notJudged: countOf(judged, 'not_judged'),
    blocked: judged.filter(({ finding }) => finding.blockedBy !== undefined).length,
  }
}

type Context = { target: Target; rules: StoreRules }

function judgeAll(chosen: readonly Scenario[], context: Context): Promise<Judged[]> {
  return Promise.all(chosen.map((scenario) => judgeScenario(scenario, context)))
}

/** Payment first: the bodies of the variants are those of a paid order. */
const preferred = ['order_paid', ...eventNames.filter((event) => event !== 'order_paid')] as const

/** Those that were not among the chosen are believed to be sound. */
function soundEventsOf(events: readonly Judged[]): WireEventName[] {
  const bad = new Set(
    events.filter(({ finding }) => finding.verdict !== 'pass').map(({ scenario }) => scenario.id),
  )
  return preferred.filter((event) => !bad.has(formId(event, 'today'))).map(wireNameOf)
}

async function openTarget(options: CertifyOptions): Promise<Target> {
  const { url, hooksToken, read: template, firstOrder, storeCode, now, elapsed } = options
  const limits = { ...defaultLimits, ...options.limits }
  const orders = createOrders({ firstOrder, now, storeCode, hooksToken })
  await mustReach(url, limits.timeLimitMs)
  const kept = template === null ? null : createReadBack({ template, limits, elapsed })
  if (kept) await mustRead(kept, orders.newId())
  const client = createClient({ url, timeLimitMs: limits.timeLimitMs, elapsed })
  return { ...client, url, hooksToken, soundEvents: [], soundEvent: null, orders, kept, limits, elapsed }
}
