import type { Clock } from './clock.ts'
import { type Chance, chanceOf } from './domain/chance.ts'
import {
  type FaultInForce,
  type FaultRule,
  type FaultsSetting,
  isOfEvent,
  readFaultRules,
} from './domain/fault-rule.ts'
import type { FaultId } from './domain/faults.ts'
import { type DueAttempt, fitsAttempt } from './domain/faulty-request.ts'
import { accept, type Result, refuse } from './domain/refusals.ts'
import type { StoreState } from './ports.ts'
import { createReordering, type Reordering } from './reordering.ts'
import type { Reporter } from './reports.ts'

/** How the store misbehaves on command. Known to this process alone: a store that starts anew behaves. */
export interface Faults {
  setting(): FaultsSetting
  /**
   * Reads the rules and puts them in place of those in force; an empty list ends all. Refuses with `faults_invalid`,
   * and with `body_malformed` what is no list.
   */
  set(asked: unknown, seed?: unknown): Result<FaultsSetting>
  /** Undefined while the store behaves, which is all that an attempt then asks. */
  readonly inForce: FaultsInForce | undefined
}

export interface FaultsInForce extends Pick<Reordering, 'hold' | 'overtaken'> {
  /** The fault that strikes the attempt: that of the first rule which does. */
  strike(due: DueAttempt): Strike | undefined
}

export interface Strike {
  fault: FaultId
  /** The same for the same seed, rule, delivery and attempt. */
  chance: Chance
  /** Whether the attempt was held back before and is now made. */
  isLate: boolean
}

interface Parts {
  state: StoreState
  clock: Clock
  reporter: Reporter
  seed: string | number
  /** Queues a waiting delivery anew. */
  requeue: (deliveryId: number, dueAt: number) => void
}

export function createFaults(parts: Parts): Faults {
  const { reporter } = parts
  let seed = parts.seed
  let faults: FaultInForce[] = []
  let inForce: FaultsInForce | undefined

  const setting = (): FaultsSetting => ({ seed, faults })

  function count(index: number, struck: number): void {
    faults = faults.map((each, at) => {
      if (at !== index) return each
      return { ...each, struck, hasEnded: each.rule.first !== undefined && struck >= each.rule.first }
    })
    if (faults[index]?.hasEnded) reporter.tell('faults', setting())
  }

  function begin(): FaultsInForce {
    const reordering = createReordering(parts)
    /** Attempts that each rule has met. */
    const met = faults.map(() => 0)

    function strike(due: DueAttempt): Strike | undefined {
      if (reordering.wasHeld(due.deliveryId)) {
        return { fault: 'reorder', chance: chanceOf(seed), isLate: true }
      }
      for (const [index, each] of faults.entries()) {
        if (!meets(each, due)) continue
        const nth = (met[index] ?? 0) + 1
        met[index] = nth
        const chance = chanceOf(`${seed}/${index}/${due.deliveryId}.${due.n}`)
        if (!isChosen(each.rule, { nth, chance })) continue
        count(index, each.struck + 1)
        return { fault: each.rule.fault, chance, isLate: false }
      }
      return undefined
    }

    function meets({ rule, hasEnded }: FaultInForce, due: DueAttempt): boolean {
      if (hasEnded || !isOfEvent(rule, due.wireEvent) || !fitsAttempt(rule.fault, due)) return false
      return rule.fault !== 'reorder' || !reordering.isHolding(due.orderId)
    }

    return { strike, hold: reordering.hold, overtaken: reordering.overtaken }
  }

  return {
    setting,
    set(asked, askedSeed = seed) {
      if (typeof askedSeed !== 'string' && typeof askedSeed !== 'number') {
        return refuse('faults_invalid', 'seed is text or a number')
      }
      const rules = readFaultRules(asked)
      if (!rules.ok) return rules
      seed = askedSeed
      faults = rules.value.map((rule) => ({ rule, struck: 0, hasEnded: false }))
      inForce = faults.length > 0 ? begin() : undefined
      reporter.tell('faults', setting())
      return accept(setting())
    },
    get inForce() {
      return inForce
    },
  }
}

function isChosen({ every, share }: FaultRule, { nth, chance }: { nth: number; chance: Chance }): boolean {
  if (every !== undefined) return nth % every === 0
  return share === undefined || chance.next() < share
}
