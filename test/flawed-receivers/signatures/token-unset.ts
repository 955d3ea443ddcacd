import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'
import { everyForgery } from '../scenario-sets.ts'

const settings: Record<string, string> = { JUMPSELLER_HOOKS_TOKEN: 'set, under another name' }

export const tokenUnset: Flaw = {
  id: 'token-unset',
  does: 'Reads its token under a wrong name, finds none, and takes everything unsigned.',
  caughtBy: [...everyForgery, 'forgery-not-kept'],
  create: () => createGoodReceiver(settings.JUMPSELLER_TOKEN ?? null),
}
