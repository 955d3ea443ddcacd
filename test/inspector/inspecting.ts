import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import express from 'express'
import { onTestFinished } from 'vitest'
import { createReceiverApp } from '../../src/cli/halves/receiver-app.ts'
import {
  createInspector,
  createScriptedDoor,
  createUndiciPost,
  type InspectorParts,
} from '../../src/inspector/index.ts'
import { createMemoryInbox } from '../../src/receiver/adapters/journal/index.ts'
import { systemClock } from '../../src/receiver/clock.ts'
import { createReceiver, createReceiverServer, type ReceiverOptions } from '../../src/receiver/index.ts'
import { fixture, fixtureToken } from '../fixtures.ts'
import { listening } from '../receiver/running.ts'

export const pageToken = 'a-page-token-of-the-tests'
export const documentOf = { Accept: 'text/html,application/xhtml+xml' }

interface Options extends Partial<InspectorParts> {
  receiver?: Partial<ReceiverOptions>
  clock?: Pick<typeof systemClock, 'after'>
  timeLimitMs?: number
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** The inspector as the kit serves it: in front of the receiver's own routes, on a real server. */
export async function inspecting({
  receiver: given = {},
  clock = systemClock,
  timeLimitMs,
  ...parts
}: Options = {}) {
  const inbox = given.inbox ?? createMemoryInbox()
  const receiver = createReceiver({ hooksToken: fixtureToken, ...given, inbox })
  const { door, script } = createScriptedDoor(receiver.door, clock)
  const { post, close } = createUndiciPost(timeLimitMs === undefined ? {} : { timeLimitMs })
  let url = ''
  const inspector = createInspector({
    inbox,
    refused: () => receiver.refused.list(),
    hookUrl: () => `${url}/webhooks/jumpseller`,
    hooksTokens: [fixtureToken],
    pageToken,
    allowedTargets: [],
    post,
    script,
    store: () => null,
    version: '1.2.3',
    now: Date.now,
    ...parts,
  })
  const app = createReceiverApp(
    { health: receiver.health, api: receiver.api },
    { allowedHosts: [], log: silent, inspector },
  )
  url = await listening(createReceiverServer(door, app))
  await receiver.start()
  onTestFinished(async () => {
    await receiver.stop()
    await close()
  })
  return { url, hook: `${url}/webhooks/jumpseller`, inbox, receiver }
}

export interface Posted {
  status: number
  verdict: string
  id: string
}

/** Sends a fixture such as `order_paid/today`. */
export async function postFixture(
  hook: string,
  place: string,
  changes: { body?: Buffer } = {},
): Promise<Posted> {
  const { body, headers } = fixture(place)
  const response = await fetch(hook, { method: 'POST', headers, body: changes.body ?? body })
  const answer = (await response.json()) as Omit<Posted, 'status'>
  return { ...answer, status: response.status }
}

/** A server that tells what it was sent and answers as it is told. */
export async function listener(
  answer: (res: express.Response, req: express.Request) => void = (res) => void res.json({}),
) {
  const got: { path: string; rawHeaders: string[]; body: Buffer }[] = []
  const app = express()
  app.use(express.raw({ type: () => true, limit: '10mb' }), (req, res) => {
    got.push({ path: req.originalUrl, rawHeaders: req.rawHeaders, body: req.body })
    answer(res, req)
  })
  return { url: await listening(createServer(app)), got }
}

/** A folder like the one that the page is built to. */
export async function builtPage(): Promise<URL> {
  const folder = mkdtempSync(join(tmpdir(), 'page-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'assets'))
  writeFileSync(
    join(folder, 'index.html'),
    '<meta name="page-token" content="%PAGE_TOKEN%"><title>Inspector</title>',
  )
  writeFileSync(join(folder, 'assets', 'page-1a2b.js'), 'export {}\n')
  return pathToFileURL(`${folder}/`)
}

/** Of names and values in turn. */
export function headerIn(rawHeaders: readonly string[], name: string): string | undefined {
  const at = rawHeaders.findIndex(
    (each, index) => index % 2 === 0 && each.toLowerCase() === name.toLowerCase(),
  )
  return at < 0 ? undefined : rawHeaders[at + 1]
}
