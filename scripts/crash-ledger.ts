/** The crash ledger; see --help. */
import { isKept } from './crash-ledger/ledger.ts'
import { type LedgerArguments, readArguments, usage } from './crash-ledger/options.ts'
import { runLedger } from './crash-ledger/run-ledger.ts'
import { tableOf } from './crash-ledger/table.ts'
import { asked, end } from './measuring-run.ts'

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

const given = asked({ read: readArguments, usage })
if (given) await keep(given)
