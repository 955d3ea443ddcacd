import { readdir } from 'node:fs/promises'
import { groups } from '../../src/certify/index.ts'
import type { Flaw } from './flaw.ts'
import { bodiesOf2014, bodiesOfToday, everyForgery, whateverBuildsOnAnEvent } from './scenario-sets.ts'

const sets: readonly (readonly [string, readonly string[]])[] = [
  ['`order-*-2014`', bodiesOf2014],
  ['`order-*-today`', bodiesOfToday],
  ['`signature-*`', everyForgery],
]

/** The flaws as they stand in README.md: each with what it does wrong and which scenarios tell of it. */
export async function tableOf(flaws: readonly Flaw[]): Promise<string> {
  const groupOf = new Map<string, string>()
  for (const group of Object.keys(groups)) {
    for (const file of await readdir(new URL(group, import.meta.url))) groupOf.set(file, group)
  }
  const rows = flaws.map(({ id, does, caughtBy, leavesUnjudged = [] }) => {
    const file = `${groupOf.get(`${id}.ts`)}/${id}.ts`
    return `| [${id}](${file}) | ${does} | ${namesOf(caughtBy)} | ${unjudgedOf(leavesUnjudged)} |`
  })
  const head = [
    '| Receiver | What it does wrong | Caught by | Not judged then |',
    '| --- | --- | --- | --- |',
  ]
  return [...head, ...rows, ''].join('\n')
}

function unjudgedOf(ids: readonly string[]): string {
  const built = ids.filter((id) => whateverBuildsOnAnEvent.includes(id))
  if (built.length < whateverBuildsOnAnEvent.length - 1) return namesOf(ids)
  const names = namesOf(ids.filter((id) => !built.includes(id)))
  return [...(names ? [names] : []), 'all else that builds on an event'].join(' ')
}

/** Whole sets by one name each. */
function namesOf(ids: readonly string[]): string {
  const whole = sets.filter(([, set]) => set.every((id) => ids.includes(id)))
  const rest = ids.filter((id) => !whole.some(([, set]) => set.includes(id)))
  return [...whole.map(([name]) => name), ...rest.map((id) => `\`${id}\``)].join(' ')
}
