import { judgeGenuine } from '../judging/genuine.ts'
import type { Scenario } from '../scenario.ts'

type BodyScenario = Pick<Scenario, 'id' | 'title' | 'why' | 'mend'> & {
  /** Place of the body in fixtures/. */
  fixture: string
}

/** A genuine body that is odd in one way: it must be answered 2xx. */
export function genuineBody({ fixture, ...scenario }: BodyScenario): Scenario {
  return {
    ...scenario,
    group: 'bodies',
    severity: 'loses_hook',
    needs: ['sound event'],
    async run({ send, orders, soundEvent }) {
      return judgeGenuine(await send(orders.delivery({ fixture, event: soundEvent })))
    },
  }
}
