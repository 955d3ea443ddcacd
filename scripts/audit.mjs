// Asks the registry for known holes in what the kit needs at run time; ends with 1 when there are any, and with 2 when
// the registry has no answer, which is no good news either.
import { spawnSync } from 'node:child_process'

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--workspaces=false', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
  timeout: 120_000,
})

let report
try {
  report = JSON.parse(stdout)
} catch {
  report = {}
}
const counts = report.metadata?.vulnerabilities
if (!counts) {
  const why = report.message ?? report.error?.summary ?? 'it gave no answer'
  process.stderr.write(
    `Not audited: the registry in use does not tell known holes (${why}).\n` +
      'Try again where npm reaches one that does; npm config get registry says which is in use.\n',
  )
  process.exitCode = 2
} else if (counts.total > 0) {
  for (const [name, { severity, range }] of Object.entries(report.vulnerabilities)) {
    process.stdout.write(`${severity}: ${name} ${range}\n`)
  }
  process.exitCode = 1
} else process.stdout.write('No known holes in what the kit needs at run time.\n')
