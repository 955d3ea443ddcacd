import { createServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { join } from 'node:path'
import express from 'express'
import type { Logger } from 'pino'
import { systemClock } from '../../receiver/clock.ts'
import {
  createHttpSender,
  createOutboxMailer,
  createSmtpMailer,
  createStore,
  FolderLocked,
  openStoreState,
  StateDamaged,
  type Store,
  type StoreState,
} from '../../store/index.ts'
import { CannotStart } from '../exit.ts'
import { namesOf, urlOf } from '../host.ts'
import type { Settings } from '../settings.ts'
import { type OwnTls, openTls } from '../tls/open-tls.ts'
import { createPageLock } from './page-lock.ts'
import { serve } from './serve.ts'

export const storeSettings = [
  'HOST',
  'STORE_PORT',
  'DATA_DIR',
  'JUMPSELLER_HOOKS_TOKEN',
  'PAGE_PASSWORD',
  'TLS_CERT',
  'TLS_KEY',
  'SMTP_URL',
  'STORE_ADMIN_EMAIL',
  'RETRY_PROFILE',
  'RETRY_ANCHOR',
  'SPEED',
  'STORE_CODE',
  'STORE_LOGIN',
  'STORE_AUTHTOKEN',
  'LOG_LEVEL',
] as const

interface Parts {
  settings: Pick<Settings, (typeof storeSettings)[number]>
  /** Null sends bodies unsigned. */
  hooksToken: string | null
  log: Logger
  /** Shared with the other half. @default by the settings */
  tls?: OwnTls | null
}

/** Milliseconds that a TLS handshake may take, as at the receiver. */
const handshakeTimeout = 10_000

/** The simulated store, on its port. */
export interface StoreHalf {
  url: string
  store: Store
  stop(): Promise<void>
}

export async function openStore({
  settings,
  hooksToken,
  log,
  tls = openTls(settings, { log }),
}: Parts): Promise<StoreHalf> {
  const { HOST: host, STORE_PORT: port, SMTP_URL: smtpUrl, SPEED: speed } = settings
  const state = await openState(settings.DATA_DIR, log)
  let url = urlOf({ host, port, certificate: tls?.certificate ?? null })
  const store = createStore({
    state,
    sender: createHttpSender(tls ? { connect: tls.connect } : {}),
    mailer: smtpUrl === null ? createOutboxMailer() : createSmtpMailer(smtpUrl),
    identity: {
      code: settings.STORE_CODE,
      adminEmail: settings.STORE_ADMIN_EMAIL,
      login: settings.STORE_LOGIN,
      authtoken: settings.STORE_AUTHTOKEN,
      hooksToken,
    },
    profile: settings.RETRY_PROFILE,
    anchor: settings.RETRY_ANCHOR,
    ...(speed !== null && { speed }),
    publicUrl: () => url,
    allowedHosts: namesOf(host, tls?.certificate),
    logger: log,
  })
  try {
    const app = behindLock(store.app, settings.PAGE_PASSWORD)
    const server = tls ? createHttpsServer({ ...tls.pair, handshakeTimeout }, app) : createServer(app)
    const serving = await serve(server, { host, port, portSetting: 'STORE_PORT', tls })
    url = serving.url
    await store.start()
    return {
      url,
      store,
      async stop() {
        const { ended } = serving.close()
        await store.stop()
        serving.hangUp()
        await ended
      },
    }
  } catch (error) {
    await store.stop()
    throw error
  }
}

/** The store's API has a login of its own; its controls have none. */
function behindLock(store: RequestListener, password: string | null): RequestListener {
  if (password === null) return store
  const app = express()
  app.disable('x-powered-by')
  app.use('/kit', createPageLock({ password, now: systemClock.now }))
  app.use((req, res) => store(req, res))
  return app
}

async function openState(dataDir: string, logger: Logger): Promise<StoreState> {
  try {
    return await openStoreState(join(dataDir, 'store'), { logger })
  } catch (error) {
    throw new CannotStart(`The store cannot be opened: ${whyNot(error as Error)}`, { cause: error })
  }
}

/** With the next step. */
function whyNot(error: Error): string {
  if (error instanceof FolderLocked) return `${error.message}. Stop it, or set another DATA_DIR.`
  if (error instanceof StateDamaged) {
    return `${error.message}. Restore the file from a copy, or move it away: the store then begins anew, without its orders and hooks.`
  }
  return `${error.message}. Set another DATA_DIR, or allow this user to write there.`
}
