/** Hostile input, 100,000 cases of it; see --help. */
import { type HostileArguments, readArguments, usage } from '../test/hostile/arguments.ts'
import { runHostile } from '../test/hostile/run.ts'
import { tableOf } from '../test/hostile/table.ts'

async function run({ json, ...options }: HostileArguments): Promise<number> {
  // Told first: a run that breaks off is to be repeated too.
  process.stderr.write(`Seed ${options.seed}, from case ${options.from}\n`)
  const last = options.from + options.cases
  const report = await runHostile({
    ...options,
    onProgress(done) {
      if (process.stderr.isTTY) process.stderr.write(`\rCase ${options.from + done} of ${last} `)
      else if (done % 5_000 === 0) process.stderr.write(`Case ${options.from + done} of ${last}\n`)
    },
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : tableOf(report))
  return report.faults.length === 0 ? 0 : 1
}

function asked(): HostileArguments | undefined {
  try {
    const given = readArguments(process.argv.slice(2))
    if (given !== 'help') return given
    process.stdout.write(usage)
  } catch (error) {
    process.exitCode = 2
    process.stderr.write(`${(error as Error).message}\n\n${usage}`)
  }
  return undefined
}

const given = asked()
if (given) process.exitCode = await run(given)
