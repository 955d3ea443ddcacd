import { type Ledger, promises } from './ledger.ts'

/** The ledger for people: a figure a line, and what is behind those that ought to be 0. */
export function tableOf({ faults, ...figures }: Ledger): string {
  const rows = Object.entries(figures).map(([name, figure]) => [wordsOf(name), String(figure)] as const)
  const width = Math.max(...rows.map(([words]) => words.length))
  const lines = rows.map(([words, figure]) => `${words.padEnd(width)}  ${figure}`)
  const broken = promises.filter((promise) => figures[promise] > 0)
  const verdict = broken.length === 0 ? 'All that was acknowledged is kept.' : `Broken: ${broken.join(', ')}.`
  return `${[...lines, '', ...faults, verdict].join('\n')}\n`
}

/** `startMedianMs` as `start median ms`. */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
