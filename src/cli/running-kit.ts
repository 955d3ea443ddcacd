import { type Dispatcher, fetch, type Response } from 'undici'
import { isEventName } from '../contract/index.ts'
import type { ExportedEntry } from '../inspector/index.ts'
import { CannotStart, WrongUse } from './exit.ts'
import { urlOf } from './host.ts'
import { passwordHeader } from './page-password.ts'
import type { Settings } from './settings.ts'
import { dispatcherTrusting } from './tls/own-trust.ts'
import { tlsFault } from './tls/tls-fault.ts'
import { ownCertificate } from './tls/tls-files.ts'

export const runningKitSettings = ['HOST', 'RECEIVER_PORT', 'PAGE_PASSWORD', 'TLS_CERT'] as const

type KitSettings = Pick<Settings, (typeof runningKitSettings)[number]>

/** The receiver's API of a kit that runs elsewhere. */
export interface RunningKit {
  url: string
  /** Asked with: the page password, where one is set. */
  headers: Record<string, string>
  /** Trusts its certificate. */
  dispatcher: Dispatcher
  /** With headers and bytes. */
  entry(id: string): Promise<ExportedEntry>
  /** Those that the filter matches, newest first. */
  entries(query: string): AsyncGenerator<ExportedEntry>
}

export const entryIdForm = /^\w{1,40}-\d{1,16}$/
const entriesAPage = 200
const entriesAtOnce = 8

/** Where `start` runs on this machine, unless another place is named. */
export function runningKit(
  from: string | undefined,
  { HOST: host, RECEIVER_PORT: port, PAGE_PASSWORD, TLS_CERT }: KitSettings,
): RunningKit {
  if (from === undefined && port === 0) {
    throw new WrongUse('RECEIVER_PORT is 0, so say where the receiver is: --from URL')
  }
  const certificate = ownCertificate({ TLS_CERT })
  const url = (from ?? urlOf({ host, port, certificate })).replace(/\/+$/, '')
  const headers = passwordHeader(PAGE_PASSWORD)
  const dispatcher = dispatcherTrusting(certificate)
  const ask = (path: string) => askAt(url, { path, headers, dispatcher })

  async function entry(id: string): Promise<ExportedEntry> {
    const view = (await (await ask(`/api/entries/${id}`)).json()) as ExportedEntry['view']
    // Files are named by both, and whoever answers there may be anybody.
    if (!entryIdForm.test(view.id) || !(view.event === null || isEventName(view.event))) {
      throw new CannotStart(`${url} is no receiver of this kit: its entry ${id} is of another form.`)
    }
    const raw = await ask(`/api/entries/${id}/raw`)
    return { view, body: Buffer.from(await raw.arrayBuffer()) }
  }

  async function* entries(query: string): AsyncGenerator<ExportedEntry> {
    for (let before = ''; ; ) {
      const asked = new URLSearchParams({ q: query, limit: String(entriesAPage), ...(before && { before }) })
      const page = (await (await ask(`/api/entries?${asked}`)).json()) as Page
      yield* fewAtOnce(page.entries, ({ id }) => entry(String(id)))
      if (page.next === null) return
      before = page.next
    }
  }

  return { url, headers, dispatcher, entry, entries }
}

/** What each gives, in their order; a few are asked for at once. */
async function* fewAtOnce<Item, Given>(
  items: readonly Item[],
  give: (item: Item) => Promise<Given>,
): AsyncGenerator<Given> {
  const underWay: Promise<Given>[] = []
  for (const item of items) {
    const given = give(item)
    // It is told when its turn comes, unless one before it was told.
    given.catch(() => {})
    underWay.push(given)
    if (underWay.length === entriesAtOnce) yield (await underWay.shift()) as Given
  }
  yield* underWay
}

interface Page {
  entries: { id: string }[]
  next: string | null
}

async function askAt(
  url: string,
  { path, ...init }: { path: string } & Pick<RunningKit, 'headers' | 'dispatcher'>,
): Promise<Response> {
  const response = await fetch(`${url}${path}`, init).catch((error) => {
    throw new CannotStart(
      tlsFault(url, error) ??
        `Nothing answers at ${url}: start the kit there, or say where it runs: --from URL.`,
    )
  })
  if (response.ok) return response
  const message = messageOf(await response.text()) ?? `it answered ${response.status}`
  if (response.status === 400 || response.status === 404) throw new WrongUse(`${url} says: ${message}`)
  throw new CannotStart(`${url} cannot be read: ${message}`)
}

function messageOf(text: string): string | undefined {
  try {
    const { message } = JSON.parse(text) as { message?: unknown }
    return typeof message === 'string' ? message : undefined
  } catch {
    return undefined
  }
}
