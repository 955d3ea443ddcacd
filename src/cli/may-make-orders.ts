import { WrongUse } from './exit.ts'
import { hostOf, isLoopback } from './host.ts'

interface Consent {
  command: string
  yes: boolean | undefined
}

/** Refuses a receiver of another machine, unless the user said that it may be: a shop might work on what it is sent. */
export function mayMakeOrdersAt(url: URL, { command, yes }: Consent): void {
  if (yes || isLoopback(hostOf(url))) return
  throw new WrongUse(
    `${url.host} is not this machine, and ${command} will create entries there, of orders that do not exist: ` +
      'add --yes if that is what you want.',
  )
}
