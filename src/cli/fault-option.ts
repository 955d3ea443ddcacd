import { type Command, InvalidArgumentError } from 'commander'
import { type FaultId, type FaultRule, faultIds, faults, readFaultRules, type Store } from '../store/index.ts'
import type { Output } from './output.ts'

/** Those that a single attempt can show: a retry is stamped anew, and two events are needed to change their order. */
export const faultsOfOneAttempt = faultIds.filter((fault) => fault !== 're_stamp' && fault !== 'reorder')

/** How the store misbehaves, as text: `tamper:every=3,duplicate:event=order_paid:first=2`. */
export function faultsOption(command: Command): Command {
  return command.option(
    '--fault <faults>',
    'faults that the store commits, separated by commas, each on all attempts that it fits or only on some: ' +
      'tamper:every=3, tamper:share=0.1, tamper:event=order_paid, tamper:first=2. ' +
      `They are ${faultIds.join(', ')} (default: none)`,
    readFaults,
  )
}

export function oneFaultOption(text: string): FaultId {
  const fault = faultsOfOneAttempt.find((each) => each === text)
  if (fault !== undefined) return fault
  const other = faultIds.some((each) => each === text)
    ? ` ${text} takes more than one attempt: start --fault.`
    : ''
  throw new InvalidArgumentError(`It takes one of ${faultsOfOneAttempt.join(', ')}.${other}`)
}

/** Sets what the option has read, and says so: nobody is to take it for the real thing. */
export function setFaults(store: Store, rules: readonly FaultRule[] | undefined, output: Output): void {
  if (rules === undefined) return
  store.faults.set(rules)
  output.record({ type: 'faults', faults: rules })
  const list = rules.map((rule) => `  ${ruleText(rule)}: ${faults[rule.fault].title.toLowerCase()}`)
  for (const line of ['', 'The store misbehaves, as told:', ...list]) output.say(line)
}

function readFaults(text: string): FaultRule[] {
  const rules = readFaultRules(text.split(',').map((each) => readRule(each.trim())))
  if (rules.ok) return rules.value
  throw new InvalidArgumentError(`${rules.detail}. For example: tamper:every=3,duplicate`)
}

function readRule(text: string): Record<string, unknown> {
  const [fault, ...choices] = text.split(':')
  const pairs = choices.map((choice): [string, unknown] => {
    const [name = '', value = ''] = choice.split('=')
    return [name, name === 'event' || value === '' ? value : Number(value)]
  })
  return { ...Object.fromEntries(pairs), fault }
}

function ruleText({ fault, ...choices }: FaultRule): string {
  return [fault, ...Object.entries(choices).map(([name, value]) => `${name}=${value}`)].join(':')
}
