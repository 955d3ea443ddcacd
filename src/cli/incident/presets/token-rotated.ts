import type { Incident } from '../incident.ts'

export const tokenRotated: Incident = {
  name: 'token-rotated',
  title: 'The hooks token is rotated, and the receiver learns it two hours later',
  story:
    'The store signs with a token that the receiver has not been given yet. After two hours both have the same one again.',
  asks: 'Refuse what you cannot verify, with 401 and not with 200: what is refused comes again, what is waved through is gone.',
  begunMinutesAgo: 120,
  orders: 6,
  needsToken: true,
  async play(stage) {
    stage.misbehave([{ fault: 'other_token' }])
    for (let made = 1; made < stage.orders; made += 1) {
      await stage.step(await stage.order(), 'pay')
      await stage.pass(120 / (stage.orders - 1))
    }
    stage.misbehave([])
    await stage.step(await stage.order(), 'pay')
  },
}
