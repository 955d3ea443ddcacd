import type { Spread } from './figures.ts'
import { type Goal, isMet, type Report, type Table } from './report.ts'

/** A report as a section of Markdown, which reads well in a terminal too. */
export function markdownOf(report: Report): string {
  const parts = [
    `## ${report.title}`,
    machineText(report),
    report.method.join(' '),
    ...report.tables.map(tableText),
  ]
  if (report.goals.length > 0) parts.push(tableText(goalTable(report.goals)))
  if (report.notes.length > 0) parts.push(report.notes.map((note) => `- ${note}`).join('\n'))
  return `${parts.join('\n\n')}\n`
}

function machineText({ at, machine }: Report): string {
  const { processor, cores, memoryGiB, system, node, othersCores, wasShared } = machine
  const others =
    othersCores === null
      ? 'what others did meanwhile is not known'
      : `others kept ${othersCores.toFixed(2)} cores busy meanwhile`
  const warning = wasShared ? ' (**the machine was shared: read every figure loosely**)' : ''
  return `${at.slice(0, 10)} · ${processor}, ${cores} cores, ${memoryGiB} GiB · ${system} · Node ${node} · ${others}${warning}`
}

function goalTable(goals: readonly Goal[]): Table {
  return {
    title: 'Must show',
    columns: ['', 'measured', 'bound', 'met'],
    rows: goals.map((goal) => [
      goal.what,
      digits(goal.measured),
      `${goal.is} ${goal.bound}`,
      isMet(goal) ? 'yes' : '**no**',
    ]),
  }
}

function tableText({ title, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = line(columns.map((_column, at) => (at === 0 ? '---' : '---:')))
  return [`**${title}**`, '', line(columns), rule, ...rows.map(line)].join('\n')
}

/** Three digits that count; whole numbers from 100 on. */
export function digits(value: number): string {
  if (Number.isNaN(value)) return '–'
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(3)))
}

export function spreadText({ median, min, max }: Spread): string {
  return Number.isNaN(median) ? '–' : `${digits(median)} (${digits(min)}–${digits(max)})`
}
