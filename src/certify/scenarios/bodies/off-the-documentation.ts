import { judgeGenuine } from '../../judging/genuine.ts'
import type { Scenario } from '../../scenario.ts'

/** Each strays in one field from all that has been seen so far. */
const drifts = ['total-string', 'id-string', 'customer-string', 'status-missing'] as const

export const offTheDocumentation: Scenario = {
  id: 'off-the-documentation',
  group: 'bodies',
  title: 'Bodies that stray from the documentation',
  why: 'A day comes when a field changes its form. Whoever answers 4xx to that has no hook eleven days later.',
  severity: 'loses_hook',
  mend: [
    'Check the signature, keep the bytes, answer 2xx; only then hold the body against your model.',
    'What does not fit goes into a quarantine that somebody looks at, never back to the store.',
  ],
  needs: ['sound event'],
  async run({ send, orders, soundEvent }) {
    const sent = drifts.map((drift) =>
      send(orders.delivery({ fixture: `quarantined/off-schema-${drift}`, event: soundEvent })),
    )
    const [first, ...others] = await Promise.all(sent)
    return judgeGenuine(first as NonNullable<typeof first>, ...others)
  },
}
