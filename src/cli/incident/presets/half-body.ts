import type { Incident } from '../incident.ts'

export const halfBody: Incident = {
  name: 'half-body',
  title: 'Half of the body arrives',
  story:
    'A proxy on the way cuts bodies: of some the connection breaks in the middle, others end early as if that were all. The store comes again with the whole.',
  asks: 'Verify the signature over the bytes that came, refuse the half with 401, and take the whole when it comes.',
  begunMinutesAgo: 30,
  orders: 6,
  needsToken: true,
  async play(stage) {
    stage.misbehave([
      { fault: 'break_off', every: 5, first: stage.orders },
      { fault: 'truncate', every: 3, first: stage.orders },
    ])
    for (let made = 0; made < stage.orders; made += 1) {
      await stage.step(await stage.order(), 'pay')
      await stage.pass(30 / stage.orders)
    }
  },
}
