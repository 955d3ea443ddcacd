import { changed, fixtureBody } from '../bodies/fixture-body.ts'
import { judgeGenuine } from '../judging/genuine.ts'
import type { Scenario } from '../scenario.ts'

type BodyScenario = Pick<Scenario, 'id' | 'title' | 'why' | 'mend'> & {
  /** Place of the body in fixtures/. */
  fixture: string
  /** A text in it, and what stands there instead. @default nothing is changed */
  change?: readonly [string, string]
}

/** A genuine body that is odd in one way: it must be answered 2xx. */
export function genuineBody({ fixture, change, ...scenario }: BodyScenario): Scenario {
  return {
    ...scenario,
    group: 'bodies',
    severity: 'loses_hook',
    needs: ['sound event'],
    async run({ send, orders, soundEvent }) {
      const body = fixtureBody(fixture, orders.newId())
      const sent = change ? changed(body, change) : body
      return judgeGenuine(await send(orders.deliveryOf(sent, { event: soundEvent })))
    },
  }
}
