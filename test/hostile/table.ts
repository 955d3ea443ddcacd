import type { ClassFigures, HostileFault, HostileReport } from './run.ts'

/** The report for people: a class a line, memory, and each fault with the command that repeats it. */
export function tableOf(report: HostileReport): string {
  const { seed, from, cases, seconds, memory, faults } = report
  const told = [['input class', 'cases', 'faults', 'results'], ...report.classes.map(cellsOf)]
  const widths = [0, 1, 2].map((column) => Math.max(...told.map((cells) => cells[column]?.length ?? 0)))
  const lines = told.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
  const { start, middle, end } = memory
  const spans = [start, middle, end].map(({ rss, heap }) => `${rss} (${heap})`)
  return [
    ...lines.map((line) => line.trimEnd()),
    '',
    `${cases} cases from ${from} of seed ${seed}, in ${seconds} s`,
    `memory in MiB, and of it the heap, at the start, in the middle, at the end: ${spans.join(', ')}`,
    ...faults.flatMap((fault) => ['', ...linesOf(fault, seed)]),
    faults.length === 0 ? 'Every promise held.' : `${faults.length} cases broke a promise.`,
    '',
  ].join('\n')
}

function cellsOf({ name, cases, faults, results }: ClassFigures): string[] {
  const counted = Object.entries(results).map(([result, times]) => `${result} ×${times}`)
  return [name, String(cases), String(faults), counted.join(', ')]
}

function linesOf({ n, name, faults, sent }: HostileFault, seed: string): string[] {
  const again = `npm run hostile -- --seed ${seed} --from ${n} --cases 1`
  return [`Case ${n}, ${name}: ${again}`, ...faults.map((fault) => `  ${fault}`), `  ${sent}`]
}
