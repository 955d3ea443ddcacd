import express, { type Router } from 'express'
import type { Inbox } from '../receiver/index.ts'
import type { RefusedRequest } from '../receiver/refused-requests.ts'
import { answerReplyScript } from './answer-reply-script.ts'
import type { InspectorSettings } from './api.ts'
import { answerCurl } from './curl/answer-curl.ts'
import { answerDrift } from './drift/answer-drift.ts'
import type { Checkpoint } from './drift/checkpoint.ts'
import { answerExport } from './export/answer-export.ts'
import { answerFixture } from './fixture-bodies.ts'
import { pageFiles } from './page-files.ts'
import { pageHeaders } from './page-headers.ts'
import { pageTokenNeeded } from './page-token.ts'
import { refuse } from './refuse.ts'
import type { ReplyScript } from './reply-script.ts'
import { answerSend } from './send/answer-send.ts'
import type { Post } from './send/post.ts'
import { answerEntrySignature, answerRefusedSignature } from './signature.ts'
import { type StoreBehind, storeBehind } from './store-behind.ts'
import { answerSummaries } from './summaries.ts'

export interface InspectorParts {
  inbox: Pick<Inbox, 'entry' | 'request' | 'entries' | 'addedAfter'>
  /** Newest first. */
  refused: () => readonly RefusedRequest[]
  /** Where the receiver takes hooks; known once it listens. */
  hookUrl: () => string
  /** The first one signs what is sent; empty sends unsigned. */
  hooksTokens: readonly string[]
  /** Of this start alone, and not to be guessed. */
  pageToken: string
  /** `host` or `host:port` that the inspector may post to beside this machine. */
  allowedTargets: readonly string[]
  post: Post
  script: ReplyScript
  /** Null while no simulated store runs in this process. */
  store: () => StoreBehind | null
  /** Where what was learned of the entries' fields outlasts this process. @default nowhere */
  driftCheckpoint?: Checkpoint | undefined
  /** The kit's. */
  version: string
  /** Milliseconds since 1970. */
  now: () => number
  /** Where the page was built to. @default dist/inspector/page */
  pageFolder?: URL
}

/** A body that is edited and sent, in Base64. */
const largestRequest = '4mb'

/**
 * The server part of the inspector, for `/` of the receiver's own server: behind the check of hosts, and in front of
 * whatever else that server answers, which its guard covers too.
 */
export function createInspector(parts: InspectorParts): Router {
  const { inbox, store } = parts
  const inspector = express.Router()
  inspector.use(express.json({ limit: largestRequest, strict: false, type: () => true }))
  inspector.get('/settings', (_req, res) => {
    res.json(settingsOf(parts))
  })
  inspector.get('/summaries', answerSummaries(parts))
  inspector.get('/entries/:id/signature', answerEntrySignature(inbox, parts))
  inspector.get('/entries/:id/curl', answerCurl(parts))
  inspector.get('/refused/:id/signature', answerRefusedSignature(parts.refused, parts))
  inspector.post('/send', answerSend(parts))
  inspector.get('/export', answerExport(parts))
  inspector.get('/drift', answerDrift(parts))
  inspector.get('/fixtures/:event', answerFixture)
  inspector.use('/reply-script', answerReplyScript(parts.script))
  inspector.use((req, res) => refuse(res, 404, `No route ${req.method} ${req.originalUrl}`))

  const router = express.Router()
  router.use(pageHeaders, pageTokenNeeded(parts.pageToken))
  router.use('/inspector', inspector)
  router.use('/store/kit', storeBehind(store))
  router.use(pageFiles({ pageToken: parts.pageToken, ...(parts.pageFolder && { folder: parts.pageFolder }) }))
  return router
}

function settingsOf({
  version,
  hookUrl,
  hooksTokens,
  store,
  allowedTargets,
}: InspectorParts): InspectorSettings {
  const running = store()
  return {
    version,
    hookUrl: hookUrl(),
    signs: hooksTokens.length > 0,
    store: running && { url: running.url, profile: running.profile, anchor: running.anchor },
    targets: [...allowedTargets],
  }
}
