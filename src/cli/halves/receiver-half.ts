import type { Logger } from 'pino'
import { collectDefaultMetrics, type Registry } from 'prom-client'
import type { StoreBehind } from '../../inspector/index.ts'
import { systemClock } from '../../receiver/clock.ts'
import {
  createReceiver,
  createReceiverServer,
  type Inbox,
  type Receiver,
  StorageError,
  webhookPath,
} from '../../receiver/index.ts'
import { CannotStart } from '../exit.ts'
import { namesOf } from '../host.ts'
import type { Settings } from '../settings.ts'
import { type OwnTls, openTls } from '../tls/open-tls.ts'
import { openInbox } from './open-inbox.ts'
import { openInspector } from './open-inspector.ts'
import { createPageLock } from './page-lock.ts'
import { createReceiverApp } from './receiver-app.ts'
import { serve } from './serve.ts'

export const receiverSettings = [
  'HOST',
  'RECEIVER_PORT',
  'DATA_DIR',
  'JUMPSELLER_HOOKS_TOKEN',
  'PAGE_PASSWORD',
  'TLS_CERT',
  'TLS_KEY',
  'DATABASE_URL',
  'RETENTION',
  'BODY_LIMIT',
  'ON_INVALID',
  'LOG_LEVEL',
] as const

interface Parts {
  settings: Pick<Settings, (typeof receiverSettings)[number]>
  /** Empty takes requests unsigned. */
  hooksTokens: readonly string[]
  log: Logger
  /** `host` or `host:port` that the inspector may send to beside this machine. */
  allowSendTo?: readonly string[]
  /** The simulated store of this process, once there is one. */
  store?: () => StoreBehind | null
  /** Shared with the other half. @default by the settings */
  tls?: OwnTls | null
}

/** The receiver, on its port. */
export interface ReceiverHalf {
  url: string
  /** Where hooks are posted to. */
  hookUrl: string
  inbox: Inbox
  /** What /metrics tells. */
  metrics: Registry
  stop(): Promise<void>
}

export async function openReceiver({
  settings,
  hooksTokens,
  log,
  tls = openTls(settings, { log }),
  ...inspected
}: Parts): Promise<ReceiverHalf> {
  const inbox = openInbox(settings, log)
  const receiver = createReceiver({
    inbox,
    hooksToken: hooksTokens.length > 0 ? hooksTokens : null,
    onInvalid: settings.ON_INVALID,
    bodyLimit: settings.BODY_LIMIT,
    // Where others may ask too.
    healthTellsWhy: settings.PAGE_PASSWORD === null,
    log,
  })
  receiver.onAny(({ event, entry, requestId }) =>
    log.info({ requestId, event, entry: entry.id }, 'Order event received'),
  )
  collectDefaultMetrics({ register: receiver.metrics })
  let hookUrl = ''
  const inspector = openInspector({
    receiver,
    inbox,
    hooksTokens,
    hookUrl: () => hookUrl,
    dataFolder: settings.DATA_DIR,
    ...(tls && { connect: tls.connect }),
    ...inspected,
  })
  await startOrSayWhyNot(receiver)
  const server = createReceiverServer(
    inspector.door,
    createReceiverApp(receiver, {
      allowedHosts: namesOf(settings.HOST, tls?.certificate),
      log,
      inspector: inspector.router,
      lock: createPageLock({ password: settings.PAGE_PASSWORD, now: systemClock.now }),
    }),
    tls ? { tls: tls.pair } : {},
  )
  try {
    const serving = await serve(server, {
      host: settings.HOST,
      port: settings.RECEIVER_PORT,
      portSetting: 'RECEIVER_PORT',
      tls,
    })
    hookUrl = `${serving.url}${webhookPath}`
    return {
      url: serving.url,
      hookUrl,
      inbox,
      metrics: receiver.metrics,
      async stop() {
        const { ended } = serving.close()
        await receiver.stop()
        // Live feeds and waits never end by themselves.
        serving.hangUp()
        await ended
        await inspector.close()
      },
    }
  } catch (error) {
    await receiver.stop()
    throw error
  }
}

async function startOrSayWhyNot(receiver: Receiver): Promise<void> {
  try {
    await receiver.start()
  } catch (error) {
    if (error instanceof StorageError) throw new CannotStart(error.message)
    throw error
  }
}
