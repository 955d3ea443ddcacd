import { defaultIdentity, fastestFactor } from '../store/index.ts'
import {
  oneOf,
  readDatabaseUrl,
  readHost,
  readMailAddress,
  readPort,
  readRetention,
  readSize,
  readSpeed,
  readTokens,
  readUrl,
  textOf,
} from './setting-forms.ts'

/** One setting, as the code reads it and as .env.example and docs/settings.md tell it. */
export interface Setting<T> {
  /** What it is when it is not set; null leaves that to `unset`. */
  fallback: string | null
  /** What it is without a fallback, in words. */
  unset?: string
  /** What .env.example shows where there is no fallback. */
  example?: string
  takes: string
  means: string
  /** Not shown in messages. */
  secret?: true
  /** An empty text is a value of its own; elsewhere it counts as not set. */
  takesEmpty?: true
  read: (text: string) => T | undefined
}

export const settingsTable = {
  HOST: {
    fallback: '127.0.0.1',
    takes: 'a name or address of this machine',
    means: 'Where receiver and store listen. 127.0.0.1 keeps both to this machine.',
    read: readHost,
  },
  RECEIVER_PORT: {
    fallback: '3000',
    takes: 'a port, 0 to 65535; 0 is any free one',
    means: "The receiver's port.",
    read: readPort,
  },
  STORE_PORT: {
    fallback: '4000',
    takes: 'a port, 0 to 65535; 0 is any free one',
    means: "The simulated store's port.",
    read: readPort,
  },
  DATA_DIR: {
    fallback: './data',
    takes: 'a folder, made when missing',
    means: 'Where inbox, store and the local hooks token are kept.',
    read: textOf(/./),
  },
  JUMPSELLER_HOOKS_TOKEN: {
    fallback: null,
    unset: 'a random one, kept in DATA_DIR/hooks-token',
    takes: "the store's hooks token, or several separated by commas; set but empty: none",
    means:
      'Signs and verifies bodies; of several the first signs and each verifies. Empty takes requests unsigned, which is refused on a HOST that others reach.',
    secret: true,
    takesEmpty: true,
    read: readTokens,
  },
  PAGE_PASSWORD: {
    fallback: null,
    unset: 'none is asked for',
    takes: '12 to 200 characters of ASCII',
    means:
      "Asked for by HTTP Basic, under any user name, before the page, the receiver's API and metrics, and the store's controls. Must be set on a HOST that others reach.",
    secret: true,
    read: textOf(/^[ -~]{12,200}$/),
  },
  TLS_CERT: {
    fallback: null,
    unset: 'receiver and store speak plain HTTP',
    example: './tls/fullchain.pem',
    takes: 'a PEM file: the certificate, then its chain',
    means:
      'Set, with TLS_KEY, receiver and store speak https alone. Read again when the file changes. The commands that ask a running kit trust it.',
    read: textOf(/./),
  },
  TLS_KEY: {
    fallback: null,
    unset: 'receiver and store speak plain HTTP',
    example: './tls/privkey.pem',
    takes: 'a PEM file, not encrypted',
    means: "The private key of TLS_CERT's certificate.",
    read: textOf(/./),
  },
  DATABASE_URL: {
    fallback: null,
    unset: 'the inbox is kept in DATA_DIR',
    example: 'postgres://user:password@127.0.0.1:5432/webhooks',
    takes: 'postgres://user:password@host:port/database',
    means:
      'Set, the inbox is kept in PostgreSQL and shared by any number of receivers; tables are made at the first start.',
    secret: true,
    read: readDatabaseUrl,
  },
  RETENTION: {
    fallback: null,
    unset: 'everything is kept',
    example: '180d,10gb',
    takes:
      'bounds separated by commas: days (180d), a size (10gb) or a number of entries (1000000); 12d at least',
    means:
      'How much of the inbox is kept; beyond it the oldest entries are dropped, by segments or by months. A delivery that comes again after its entry was dropped counts as new.',
    read: readRetention,
  },
  SMTP_URL: {
    fallback: null,
    unset: 'mails stay in the outbox',
    example: 'smtp://127.0.0.1:1025',
    takes: 'smtp://user:password@host:port or smtps://…',
    means: "Where the store's mails are sent.",
    secret: true,
    read: (text: string) => readUrl(text, ['smtp:', 'smtps:']),
  },
  STORE_ADMIN_EMAIL: {
    fallback: defaultIdentity.adminEmail,
    takes: 'a mail address',
    means: "The store's admin, who is told when a hook ends.",
    read: readMailAddress,
  },
  RETRY_PROFILE: {
    fallback: 'jumpseller-2014',
    takes: 'jumpseller-2014 or jumpseller-2023',
    means: 'Which version of the rule for failed attempts the store follows.',
    read: oneOf('jumpseller-2014', 'jumpseller-2023'),
  },
  RETRY_ANCHOR: {
    fallback: 'previous',
    takes: 'previous or first',
    means: 'Which attempt the N^4 minutes of a retry are counted from.',
    read: oneOf('previous', 'first'),
  },
  SPEED: {
    fallback: null,
    unset: 'as the store remembers it, at first real',
    example: 'real',
    takes: `real, skip or a factor such as 60, at most ${fastestFactor}`,
    means:
      "How fast the store's clock goes: like the wall's, so many times as fast, or straight to the next due attempt.",
    read: readSpeed,
  },
  BODY_LIMIT: {
    fallback: '1mb',
    takes: 'a size such as 1mb, 512kb or 65536 (bytes), at most 1024mb',
    means: 'The largest body that the receiver takes; a larger one is answered 413.',
    read: readSize,
  },
  ON_INVALID: {
    fallback: 'quarantine',
    takes: 'quarantine or reject',
    means: 'Whether a genuine but unexpected request is kept and answered 200, or answered 422.',
    read: oneOf('quarantine', 'reject'),
  },
  STORE_CODE: {
    fallback: defaultIdentity.code,
    takes: 'letters, digits and hyphens',
    means: 'The sub-domain before .jumpseller.com; goes out as Jumpseller-Store-Code.',
    read: textOf(/^[a-z0-9][a-z0-9-]{0,62}$/i),
  },
  STORE_LOGIN: {
    fallback: defaultIdentity.login,
    takes: 'visible characters without a colon',
    means: "Login of the simulated store's API.",
    read: textOf(/^[!-9;-~]+$/),
  },
  STORE_AUTHTOKEN: {
    fallback: defaultIdentity.authtoken,
    takes: 'visible characters',
    means: "Authtoken of the simulated store's API.",
    secret: true,
    read: textOf(/^[!-~]+$/),
  },
  LOG_LEVEL: {
    fallback: 'info',
    takes: 'trace, debug, info, warn, error, fatal or silent',
    means: 'How much is logged on stderr. No customer data is logged at info or above.',
    read: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  },
} satisfies Record<string, Setting<unknown>>
