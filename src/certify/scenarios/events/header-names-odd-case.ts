import { judgeGenuine } from '../../judging/genuine.ts'
import { genuineDelivery } from '../../kinds/genuine-delivery.ts'
import type { Scenario } from '../../scenario.ts'
import type { Target } from '../../target.ts'
import type { HookRequest } from '../../wire/hook-request.ts'

const spellings: readonly ((name: string) => string)[] = [
  (name) => name.toLowerCase(),
  (name) => name.toUpperCase(),
  (name) => [...name].map((letter, at) => (at % 2 ? letter.toUpperCase() : letter.toLowerCase())).join(''),
]

export const headerNamesOddCase: Scenario = {
  id: 'header-names-odd-case',
  group: 'events',
  title: 'Header names in small, capital and mixed letters',
  why: 'Header names are the same in any case (RFC 9110), and HTTP/2 proxies send them in small letters.',
  severity: 'loses_hook',
  mend: [
    'Ask the framework for a header instead of looking it up in a map by its spelling.',
    'Where there is only a map, put the names into small letters first.',
  ],
  needs: ['sound event'],
  async run(target) {
    const [first, ...others] = spellings.map((spell) => target.send(spelled(target, spell)))
    return judgeGenuine(await (first as Promise<never>), ...(await Promise.all(others)))
  },
}

function spelled(target: Target, spell: (name: string) => string): HookRequest {
  const request = genuineDelivery(target)
  return { ...request, headers: request.headers.map(([name, value]) => [spell(name), value]) }
}
