import { eventNames } from '../../contract/index.ts'
import type { ExitCode } from '../exit.ts'
import type { Output } from '../output.ts'
import { spanText } from '../rehearsal/span-text.ts'
import type { Incident } from './incident.ts'
import { isLost, type LedgerRow } from './ledger.ts'
import type { Played, PlayOptions } from './play.ts'

export function tellIncidents(output: Output, incidents: readonly Incident[]): void {
  const width = Math.max(...incidents.map(({ name }) => name.length))
  for (const { name, title, story, asks } of incidents) {
    output.record({ type: 'incident', name, title, story, asks })
    output.say(`  ${name.padEnd(width)}  ${title}`)
  }
}

export function tellBegin(
  output: Output,
  incident: Incident,
  { options, to }: { options: PlayOptions; to: string },
) {
  const { name, title, story, asks } = incident
  for (const line of [
    `${name}: ${title}`,
    '',
    story,
    `Asked of the receiver: ${asks}`,
    '',
    `Against ${to}, retry profile ${options.profile}, anchor ${options.anchor}, seed ${options.seed}.`,
  ]) {
    output.say(line)
  }
}

export function tellEnd(
  output: Output,
  { ledger, kept, verdict }: Played,
  { incident, options }: { incident: Incident; options: PlayOptions },
): ExitCode {
  const { rows, hooks, mails, forgeriesTaken, twinsRefused, answerTimes, timedOut } = ledger
  for (const row of rows) output.record({ type: 'delivery', ...row })
  output.record({
    type: 'result',
    incident: incident.name,
    profile: options.profile,
    anchor: options.anchor,
    seed: options.seed,
    verdict: verdict.cameThrough ? 'came_through' : 'fell_short',
    ...countsOf(rows),
    forgeriesTaken: forgeriesTaken.length,
    duplicatesRefused: twinsRefused.length,
    timedOut,
    answerTimes,
    kept,
    hooks: hooks.map(({ event, state, endedAt }) => ({
      event,
      state,
      endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    })),
    mails: mails.length,
    outbox: mails.map(({ to, subject }) => ({ to, subject })),
    because: verdict.sentences,
  })
  for (const line of table(rows)) output.say(line)
  for (const { to, subject } of mails) output.say(`Mail to ${to.join(', ')}: ${subject}`)
  output.say(`\n${headline(verdict, rows)}`)
  for (const sentence of verdict.sentences) output.say(`  - ${sentence}`)
  return verdict.cameThrough ? 0 : 1
}

function headline({ cameThrough }: Played['verdict'], rows: readonly LedgerRow[]): string {
  if (!cameThrough) return 'It fell short.'
  return rows.some(isLost) ? 'It came through as well as any receiver could.' : 'It came through.'
}

function countsOf(rows: readonly LedgerRow[]) {
  const delivered = rows.filter((row) => !isLost(row))
  return {
    raised: rows.length,
    atOnce: delivered.filter(({ attempts }) => attempts === 1).length,
    later: delivered.filter(({ attempts }) => attempts > 1).length,
    lost: rows.filter(isLost).length,
    mostAttempts: Math.max(0, ...rows.map(({ attempts }) => attempts)),
    latestMs: Math.max(0, ...delivered.map(({ lateMs }) => lateMs ?? 0)),
  }
}

function table(rows: readonly LedgerRow[]): string[] {
  const line = (event: string, cells: readonly (string | number)[]) =>
    `  ${event.padEnd(15)}${cells.map((cell) => String(cell).padStart(9)).join('')}`.trimEnd()
  const of = (event: string, some: readonly LedgerRow[]) => {
    const { raised, atOnce, later, lost, mostAttempts, latestMs } = countsOf(some)
    return line(event, [
      raised,
      atOnce,
      later,
      lost,
      mostAttempts,
      `  ${spanText(Math.round(latestMs / 60_000))}`,
    ])
  }
  const told = eventNames.filter((name) => rows.some(({ event }) => event === name))
  return [
    '',
    line('event', ['raised', 'at once', 'later', 'lost', 'attempts', '  latest']),
    ...told.map((name) =>
      of(
        name,
        rows.filter(({ event }) => event === name),
      ),
    ),
    ...(told.length > 1 ? [of('all', rows)] : []),
    '',
  ]
}
