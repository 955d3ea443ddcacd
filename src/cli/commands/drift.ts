import { resolve } from 'node:path'
import type { Command } from 'commander'
import { readSchemas } from '../../inspector/index.ts'
import { settingsFor } from '../command-settings.ts'
import { driftOfInbox, driftOfRunning, type Learnt, type OnProgress } from '../drift/learn.ts'
import { tellFindings, tellProposal } from '../drift/tell.ts'
import { typeDiff } from '../drift/type-diff.ts'
import { patchedSchemas, writeSchemas } from '../drift/write-schemas.ts'
import { type ExitCode, WrongUse } from '../exit.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import { createLogger } from '../logger.ts'
import type { Output } from '../output.ts'
import { runningKit, runningKitSettings } from '../running-kit.ts'
import { type Since, sinceOption } from '../since-option.ts'
import { urlOption } from '../url-option.ts'

interface Options {
  json?: boolean
  from?: string
  /** True without a folder. */
  data?: string | true
  since?: Since
  /** True without a folder. */
  writeSchema?: string | true
}

const settingsUsed = [...runningKitSettings, 'DATA_DIR', 'DATABASE_URL', 'LOG_LEVEL'] as const

export function addDrift(program: Command, kit: Kit): void {
  describeCommand(program.command('drift'), kit, {
    summary: 'Tells in which fields, types and nulls the bodies that came differ from the schemas',
    more:
      'Since when, and in what share of the events; quarantined entries count too. It proposes what would have schemas/ ' +
      'allow what was seen, as JSON Patch, and shows what that makes of the types. Ends with 1 when there is drift. ' +
      'See docs/drift.md.',
    examples: ['drift', 'drift --since 7d --write-schema'],
    next: ['export --query verdict:quarantined'],
    settings: settingsUsed,
  })
    .option('--from <url>', "where the kit runs (default: this machine's receiver)", urlOption)
    .option(
      '--data [folder]',
      'reads the inbox of a kit that does not run (default: DATA_DIR, or DATABASE_URL)',
    )
    .option('--since <time>', 'counts events since then: 2h, 7d, or a date such as 2026-01-31', sinceOption)
    .option('--write-schema [folder]', 'writes the proposal into the schemas (default: ./schemas)')
    .action((options: Options) => run(kit, options, (output) => drift(kit, options, output)))
}

async function drift(kit: Kit, options: Options, output: Output): Promise<ExitCode> {
  const learnt = await learn(kit, options, tellerOf(output))
  const { report } = learnt
  tellFindings(output, learnt)
  const { patches } = report
  if (patches.length > 0) {
    const schemas = await readSchemas()
    const after = patchedSchemas(schemas, patches, 'those of this kit')
    tellProposal(output, { patches, types: await typeDiff(schemas, after) })
  }
  const written =
    options.writeSchema && patches.length > 0
      ? await writeSchemas(resolve(kit.terminal.folder, folderOf(options.writeSchema, 'schemas')), patches)
      : []
  for (const path of written) output.say(`${path} is written`)
  if (written.length > 0) output.say('Make the types of them: npm run generate')
  else if (patches.length > 0) output.say('\nWrite it into the schemas by adding --write-schema.')
  const { findings, neverSeen, patches: _, ...counts } = report
  output.record({
    type: 'result',
    ...counts,
    findings: findings.length,
    neverSeen: neverSeen.map(({ path }) => path),
    passedOver: learnt.passedOver,
    written,
  })
  return findings.length === 0 ? 0 : 1
}

async function learn({ terminal }: Kit, options: Options, onProgress: OnProgress): Promise<Learnt> {
  const { from, data, since } = options
  if (from !== undefined && data !== undefined) {
    throw new WrongUse('--from asks a kit that runs, --data reads an inbox itself: give one of them.')
  }
  const settings = settingsFor(terminal, settingsUsed)
  if (data === undefined) {
    return driftOfRunning(runningKit(from, settings), since?.text ?? '', onProgress)
  }
  const named = typeof data === 'string' ? { DATA_DIR: data, DATABASE_URL: null } : settings
  const { DATA_DIR, DATABASE_URL } = named
  return driftOfInbox({
    settings: { DATA_DIR: resolve(terminal.folder, DATA_DIR), DATABASE_URL },
    log: createLogger(terminal, settings.LOG_LEVEL),
    since: since?.at ?? null,
    onProgress,
  })
}

const entriesATelling = 2_000

function tellerOf(output: Output): OnProgress {
  let told = 0
  return (read, upTo) => {
    if (read - told < entriesATelling) return
    told = read
    output.record({ type: 'progress', read, upTo })
    output.say(`  ${read} entries read, up to ${upTo}`)
  }
}

function folderOf(given: string | true, fallback: string): string {
  return given === true ? fallback : given
}
