/**
 * Makes fixtures/: for each case the exact bytes of the body and its headers, signed with the openssl program.
 * With --check it writes nothing and fails when what is committed is not what it makes.
 */
import { type Made, writeOrCheck } from './fixture-cases/committed.ts'
import { eventFixtures } from './fixture-cases/events.ts'
import { quarantinedFixtures } from './fixture-cases/quarantined.ts'
import { refusedFixtures } from './fixture-cases/refused.ts'
import { specialFixtures } from './fixture-cases/special.ts'

function make(): Made {
  const made = new Map<string, Uint8Array>()
  const fixtures = [...eventFixtures(), ...specialFixtures(), ...quarantinedFixtures(), ...refusedFixtures()]
  for (const { group, name, body, headers } of fixtures) {
    made.set(`${group}/${name}.body.json`, body)
    made.set(`${group}/${name}.headers.json`, Buffer.from(`${JSON.stringify(headers, null, 2)}\n`))
  }
  return made
}

writeOrCheck(make, (path) => path.includes('/'), 'npm run fixtures')
