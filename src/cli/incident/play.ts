import {
  createHttpSender,
  type RetryAnchor,
  type RetryProfileName,
  retryProfiles,
  type Sender,
  type StoreIdentity,
} from '../../store/index.ts'
import type { Incident } from './incident.ts'
import { type KeptOrders, readKeptOrders } from './kept-orders.ts'
import { type Ledger, ledgerOf } from './ledger.ts'
import { GaveUp, type OpenStage, openStage } from './open-stage.ts'
import { createRightSender } from './right-sender.ts'
import { type Verdict, verdictOn } from './verdict.ts'

export interface PlayOptions {
  url: string
  profile: RetryProfileName
  anchor: RetryAnchor
  identity: Partial<StoreIdentity> & { hooksToken: string | null }
  /** How to read an order that the receiver has kept: a URL in which `{order}` stands for its id. */
  read?: string | undefined
  seed: number
  /** Milliseconds since 1970: the wall's present. */
  now: number
  /** Milliseconds of the wall. Default four minutes. */
  giveUpAfterMs?: number
}

/** A receiver that lets every attempt run into the time limit would keep a play going for hours. */
const longestPlayMs = 240_000

export interface Played {
  ledger: Ledger
  kept: KeptOrders | null
  verdict: Verdict
}

/** Plays an incident against the receiver, and once more without one to know what could have been kept at all. */
export async function playIncident(incident: Incident, options: PlayOptions): Promise<Played> {
  const played = await playWith(createHttpSender(), { incident, options })
  const kept = options.read === undefined ? null : await readKeptOrders(played, options.read)
  const best = await playWith(createRightSender(options.identity.hooksToken), { incident, options })
  const ledger = ledgerOf(played)
  const verdict = verdictOn({ ledger, best: ledgerOf(best), kept, profile: options.profile })
  return { ledger, kept, verdict }
}

async function playWith(
  sender: Sender,
  { incident, options }: { incident: Incident; options: PlayOptions },
): Promise<OpenStage> {
  const { url, profile: name, anchor, identity, seed, now } = options
  const own = retryProfiles[name]
  const open = await openStage({
    url,
    sender,
    profile: { ...own, timeLimitMs: incident.timeLimitMs ?? own.timeLimitMs },
    anchor,
    identity,
    seed,
    orders: incident.orders,
    giveUpAfterMs: options.giveUpAfterMs ?? longestPlayMs,
    startAt: now - incident.begunMinutesAgo * 60_000,
  })
  try {
    await incident.play(open.stage)
    await open.store.skipToEnd()
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error
  } finally {
    await open.store.stop()
  }
  return open
}
