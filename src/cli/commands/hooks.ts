import { type Command, InvalidArgumentError } from 'commander'
import { events, type Hook } from '../../contract/index.ts'
import { settingsFor } from '../command-settings.ts'
import { eventOption } from '../event-option.ts'
import { type ExitCode, WrongUse } from '../exit.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import type { Output } from '../output.ts'
import { ownReceiverUrl } from '../trigger/own-receiver.ts'
import { urlOption } from '../url-option.ts'
import { type ApiOptions, apiOptions, apiSettings, vendorApiOf } from '../vendor-api/api-options.ts'
import type { VendorApi } from '../vendor-api/client.ts'
import { deleteHook, ensureHook, listHooks } from '../vendor-api/hooks.ts'

interface Options extends ApiOptions {
  json?: boolean
  event?: string
  url?: string
  id?: number
}

const settingsUsed = [...apiSettings, 'RECEIVER_PORT'] as const
const actions = ['list', 'create', 'delete'] as const
type Action = (typeof actions)[number]

export function addHooks(program: Command, kit: Kit): void {
  const command = describeCommand(program.command('hooks'), kit, {
    summary: "Lists, makes or deletes a store's hooks through its API",
    more:
      'Create makes one for each of the five order events, or for the one named; what is there already is kept, and ' +
      'woken when it was paused. Delete takes those that --id, --event and --url name. A store that gave a hook up tells ' +
      'nobody but its admin: see docs/recover.md.',
    examples: [
      'hooks list',
      'hooks create --url https://shop.example/webhooks/jumpseller --api https://api.jumpseller.com/v1 --login L --authtoken A',
      'hooks delete --id 12',
    ],
    next: ['reconcile --since 7d'],
    settings: settingsUsed,
  })
    .argument('<action>', 'list, create or delete', readAction)
    .option(
      '--event <event>',
      "by the kit's name or the wire's (default: all five order events)",
      eventOption,
    )
    .option('--url <url>', "where the hook posts to (create's default: this machine's receiver)", urlOption)
    .option('--id <id>', "the hook's number, for delete", readId)
  apiOptions(command).action((action: Action, options: Options) =>
    run(kit, options, async (output) => {
      const settings = settingsFor(kit.terminal, settingsUsed)
      const api = vendorApiOf(options, settings, output)
      if (action === 'create') {
        return create(api, { event: options.event, url: options.url ?? ownReceiverUrl(settings) }, output)
      }
      return action === 'list' ? list(api, options, output) : remove(api, options, output)
    }),
  )
}

async function list(api: VendorApi, options: Options, output: Output): Promise<ExitCode> {
  const hooks = (await listHooks(api)).filter(isNamedBy(options))
  for (const hook of hooks) tell(output, hook, 'there')
  output.record({ type: 'result', api: api.url, hooks: hooks.length })
  output.say(
    hooks.length > 0
      ? `${hooks.length} at ${api.url}`
      : `No such hook at ${api.url}: make it with hooks create.`,
  )
  return 0
}

interface Wanted {
  /** All five order events when left out. */
  event: string | undefined
  url: string | null
}

async function create(api: VendorApi, { event, url }: Wanted, output: Output): Promise<ExitCode> {
  if (url === null) throw new WrongUse('RECEIVER_PORT is 0, so say where the hooks post to: --url URL')
  const known = await listHooks(api)
  let made = 0
  const wanted = event === undefined ? events.map(({ wire }) => wire) : [event]
  for (const one of wanted) {
    const { hook, isNew } = await ensureHook(api, known, { event: one, url })
    tell(output, hook, isNew ? 'made' : 'kept')
    made += isNew ? 1 : 0
  }
  output.record({ type: 'result', api: api.url, made, kept: wanted.length - made })
  output.say(`${made} made, ${wanted.length - made} there already.`)
  if (made > 0) output.say('What came while there was none is missing: look with reconcile --since 7d.')
  return 0
}

async function remove(api: VendorApi, options: Options, output: Output): Promise<ExitCode> {
  if (options.id === undefined && options.url === undefined && options.event === undefined) {
    throw new WrongUse('Say which hooks to delete: --id N, or --url URL, --event EVENT or both.')
  }
  const hooks = (await listHooks(api)).filter(isNamedBy(options))
  for (const hook of hooks) {
    await deleteHook(api, hook.id)
    tell(output, hook, 'deleted')
  }
  output.record({ type: 'result', api: api.url, deleted: hooks.length })
  if (hooks.length === 0) output.warn(`No such hook at ${api.url}: see hooks list.`)
  return hooks.length > 0 ? 0 : 1
}

function isNamedBy({ id, event, url }: Options): (hook: Hook) => boolean {
  return (hook) =>
    (id === undefined || hook.id === id) &&
    (event === undefined || hook.event === event) &&
    (url === undefined || hook.url === url)
}

function tell(output: Output, hook: Hook, state: 'there' | 'made' | 'kept' | 'deleted'): void {
  const { id, event, url } = hook
  output.record({ type: 'hook', id, event, url, state })
  output.say(
    `  ${String(id).padStart(4)}  ${event.padEnd(21)}  ${url}${state === 'there' ? '' : `  ${state}`}`,
  )
}

function readAction(text: string): Action {
  const action = actions.find((one) => one === text)
  if (!action) throw new InvalidArgumentError(`It takes ${actions.join(', ')}.`)
  return action
}

function readId(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError("It takes a hook's number.")
  return Number(text)
}
