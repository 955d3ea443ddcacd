import { type FaultId, faultIds, isFaultId } from './faults.ts'
import { namesOfEvent } from './raised-event.ts'
import { accept, type Result, refuse } from './refusals.ts'

/** A fault, and which of the attempts that it fits it strikes: all of them, unless it says otherwise. */
export interface FaultRule {
  fault: FaultId
  /** Every n-th of them. */
  every?: number
  /** This share of them, over 0 and at most 1, by chance. */
  share?: number
  /** Only attempts of this event, by the kit's or the wire's name. */
  event?: string
  /** So many times; then the rule has ended. */
  first?: number
}

const mostFaultRules = 20

/** A rule, and what it has done so far. */
export interface FaultInForce {
  rule: FaultRule
  /** Attempts that it has struck. */
  struck: number
  hasEnded: boolean
}

export interface FaultsSetting {
  /** What the chance of each attempt is drawn from. */
  seed: string | number
  faults: readonly FaultInForce[]
}

const names = ['fault', 'every', 'share', 'event', 'first']

/** Reads a list of rules, or refuses with what is wrong with the first that is none. */
export function readFaultRules(value: unknown): Result<FaultRule[]> {
  if (!Array.isArray(value))
    return refuse('body_malformed', 'it is {"faults": [{"fault": "tamper"}], "seed"?}')
  if (value.length > mostFaultRules) {
    return refuse('faults_invalid', `there are ${value.length}, and at most ${mostFaultRules} are taken`)
  }
  const rules: FaultRule[] = []
  for (const [index, each] of value.entries()) {
    const wrong = whatIsWrong(each)
    if (wrong !== undefined) return refuse('faults_invalid', `number ${index + 1}: ${wrong}`)
    rules.push(each as FaultRule)
  }
  return accept(rules)
}

function whatIsWrong(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'it is an object, such as {"fault": "tamper"}'
  const rule = value as Record<string, unknown>
  const unknown = Object.keys(rule).find((name) => !names.includes(name))
  if (!isFaultId(rule.fault)) {
    const named = typeof rule.fault === 'string' ? JSON.stringify(rule.fault) : 'fault'
    return `${named} is no fault; there are ${faultIds.join(', ')}`
  }
  if (unknown !== undefined) return `it takes ${names.slice(1).join(', ')}, not ${unknown}`
  return whatIsWrongWithChoice(rule)
}

function whatIsWrongWithChoice({ every, share, event, first }: Record<string, unknown>): string | undefined {
  if (every !== undefined && share !== undefined) return 'it takes every or share, not both'
  if (every !== undefined && !isCount(every)) return 'every is a whole number from 1'
  if (first !== undefined && !isCount(first)) return 'first is a whole number from 1'
  if (share !== undefined && !(typeof share === 'number' && share > 0 && share <= 1)) {
    return 'share is a number over 0 and at most 1'
  }
  if (event !== undefined && typeof event !== 'string') return 'event is the name of an event'
  return undefined
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1
}

/** Whether the rule is of the event, by whichever of its names. */
export function isOfEvent(rule: FaultRule, wireEvent: string): boolean {
  return rule.event === undefined || namesOfEvent(rule.event).wireEvent === wireEvent
}
