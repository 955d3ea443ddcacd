import { type Command, InvalidArgumentError } from 'commander'
import { readTarget } from '../inspector/index.ts'

/** The inspector sends to this machine; whoever can reach its page is not to reach further than the user says. */
export function allowSendToOption(command: Command): Command {
  return command.option(
    '--allow-send-to <host>',
    'a host, or host:port, beside this machine that the inspector may send to; may be repeated',
    collect,
  )
}

function collect(text: string, before: string[] = []): string[] {
  const target = readTarget(text)
  if (target === undefined)
    throw new InvalidArgumentError('It takes a host, such as shop.example or 10.0.0.5:8080.')
  return [...before, target]
}
