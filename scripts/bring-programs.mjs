/**
 * `npm test` runs real programs: openssl for signatures, curl and bash for commands of the docs, php and python3 for
 * receivers in other languages. What is missing is installed where that can be done without asking, as in a build
 * server's container; elsewhere it is said how.
 */
import { execFileSync, spawnSync } from 'node:child_process'

/** Debian's package by program. */
const packages = { openssl: 'openssl', curl: 'curl', bash: 'bash', php: 'php-cli', python3: 'python3' }

const isThere = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
const missing = () => Object.keys(packages).filter((program) => !isThere(program))

const wanted = missing()
if (wanted.length > 0 && process.getuid?.() === 0 && isThere('apt-get')) {
  const names = wanted.map((program) => packages[program])
  process.stdout.write(`Installing ${names.join(', ')}, which the tests run.\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
      stdio: 'inherit',
      env,
    })
  } catch {
    // What it could not do is told below.
  }
}

const left = missing()
if (left.length > 0) {
  const names = left.map((program) => packages[program]).join(' ')
  process.stderr.write(
    `The tests run ${left.join(', ')}, and this machine has none. Debian and Ubuntu: apt-get install ${names}; ` +
      `macOS: brew install ${left.join(' ').replace('python3', 'python')}.\n`,
  )
  process.exit(1)
}
