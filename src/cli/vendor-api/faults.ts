import { CannotStart } from '../exit.ts'
import { tlsFault } from '../tls/tls-fault.ts'
import type { VendorAccess } from './access.ts'

interface Answered {
  status: number
  headers: Record<string, string | string[] | undefined>
  bytes: Buffer
}

interface Asked {
  method: string
  path: string
  access: VendorAccess
}

const charactersTold = 300

/** What the store says, and what to do about it. What it says never shows the credentials. */
export function refusalOf(
  { status, headers, bytes }: Answered,
  { method, path, access }: Asked,
): CannotStart {
  const version = new URL(access.url).pathname
  const [said] = `${withoutCredentials(messageIn(bytes), access)}`.split('\n')
  const stated = `The store refused ${method} ${version}${path} with ${status}: ${said?.slice(0, charactersTold)}`
  return new CannotStart(`${stated}\n${nextStep(status, headers)}`)
}

export function unreachable(url: string, error: unknown): CannotStart {
  const { name, code, message } = error as { name?: string; code?: unknown; message?: string }
  const why = name === 'TimeoutError' ? 'no answer in time' : typeof code === 'string' ? code : message
  return new CannotStart(
    tlsFault(url, error) ??
      `Nothing answers at ${url} (${why}): start the store there, or name it: --api URL.`,
  )
}

function nextStep(status: number, headers: Answered['headers']): string {
  const retryAfter = headers['retry-after']
  if (status === 429) return `It asks to wait${retryAfter ? ` ${retryAfter} seconds` : ''}: try again then.`
  if (status === 401 || status === 403)
    return 'Check --login and --authtoken: they are those of the store whose --api this is.'
  if (status >= 300 && status < 400)
    return `It leads to ${headers.location ?? 'another place'}: name the API's own address with --api.`
  if (status === 404) return 'Check --api, and whether what is asked for is still there.'
  if (status >= 500) return 'The store itself failed: try again.'
  return 'Change what it names, and try again.'
}

function messageIn(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  try {
    const { message } = JSON.parse(text) as { message?: unknown }
    return typeof message === 'string' ? message : text
  } catch {
    return text
  }
}

function withoutCredentials(text: string, { login, authtoken }: VendorAccess): string {
  const encoded = Buffer.from(`${login}:${authtoken}`).toString('base64')
  return [encoded, authtoken].reduce((left, secret) => left.replaceAll(secret, '(hidden)'), text)
}
