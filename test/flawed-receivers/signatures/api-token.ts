import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'
import { everyEvent, whateverBuildsOnAnEvent } from '../scenario-sets.ts'

const tokenOfTheApi = 'c0ffee00c0ffee00c0ffee00c0ffee00'

export const apiToken: Flaw = {
  id: 'api-token',
  does: 'Signs with the API token instead of the hooks token.',
  caughtBy: everyEvent,
  leavesUnjudged: whateverBuildsOnAnEvent,
  create: () => createGoodReceiver(tokenOfTheApi),
}
