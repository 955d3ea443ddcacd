import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Router } from 'express'
import {
  checkpointFile,
  createInspector,
  createScriptedDoor,
  createUndiciPost,
  type StoreBehind,
  type UndiciPostOptions,
} from '../../inspector/index.ts'
import { systemClock } from '../../receiver/clock.ts'
import type { Door, Inbox, Receiver } from '../../receiver/index.ts'
import { kitVersion } from '../kit-version.ts'

interface Parts extends Pick<UndiciPostOptions, 'connect'> {
  receiver: Receiver
  inbox: Inbox
  hooksTokens: readonly string[]
  /** Known once the server listens. */
  hookUrl: () => string
  /** Where it remembers what it has learned of the bodies. */
  dataFolder: string
  allowSendTo?: readonly string[]
  store?: () => StoreBehind | null
}

export interface OpenInspector {
  router: Router
  /** The receiver's door, which the page can have answer by a script. */
  door: Door
  close(): Promise<void>
}

export function openInspector({
  receiver,
  inbox,
  hooksTokens,
  hookUrl,
  dataFolder,
  allowSendTo = [],
  store = () => null,
  ...connection
}: Parts): OpenInspector {
  const { door, script } = createScriptedDoor(receiver.door, systemClock)
  const { post, close } = createUndiciPost(connection)
  const router = createInspector({
    inbox,
    refused: () => receiver.refused.list(),
    hookUrl,
    hooksTokens,
    pageToken: randomBytes(24).toString('base64url'),
    allowedTargets: allowSendTo,
    post,
    script,
    driftCheckpoint: checkpointFile(join(dataFolder, 'drift.json')),
    store,
    version: kitVersion(),
    now: systemClock.now,
  })
  return { router, door, close }
}
