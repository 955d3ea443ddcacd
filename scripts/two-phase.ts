/** The two-phase load; see --help. */
import { asked, end } from './measuring-run.ts'
import { holds, tableOf } from './two-phase/account.ts'
import { readArguments, type TwoPhaseArguments, usage } from './two-phase/options.ts'
import { runTwoPhase } from './two-phase/run-two-phase.ts'

async function run({ json, ...options }: TwoPhaseArguments): Promise<void> {
  // Told first: a run that breaks off is to be repeated too.
  process.stderr.write(`Seed ${options.seed}\n`)
  const lineEnd = process.stderr.isTTY ? '\r' : '\n'
  const account = await runTwoPhase({
    ...options,
    onProgress: (told) => process.stderr.write(`${told.padEnd(60)}${lineEnd}`),
  })
  const text = json ? `${JSON.stringify(account)}\n` : tableOf(account)
  end(holds(account) ? 0 : 1, process.stdout, text)
}

const given = asked({ read: readArguments, usage })
if (given) await run(given)
