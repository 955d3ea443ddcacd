import { createHash, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { refuse } from '../../domain/refusals.ts'
import type { StoreIdentity } from '../../settings.ts'
import { answerRefusal } from '../answer.ts'

interface Credentials {
  /** Null with a bearer token, which stands for itself. */
  login: string | null
  authtoken: string
}

/** HTTP Basic, the query's `login` and `authtoken`, or a bearer token. */
export function authenticate({ login, authtoken }: StoreIdentity): RequestHandler {
  return (request, response, next) => {
    const given = credentialsOf(request)
    if (!given) {
      response.set('WWW-Authenticate', 'Basic realm="Jumpseller"')
      answerRefusal(response, refuse('credentials_missing'))
    } else if (!isSame(given.authtoken, authtoken) || (given.login !== null && !isSame(given.login, login))) {
      answerRefusal(response, refuse('credentials_wrong'))
    } else {
      next()
    }
  }
}

function credentialsOf(request: Request): Credentials | undefined {
  const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(' ')
  if (scheme.toLowerCase() === 'bearer') return { login: null, authtoken: value }
  if (scheme.toLowerCase() === 'basic') {
    const [login = '', ...rest] = Buffer.from(value, 'base64').toString('utf8').split(':')
    return { login, authtoken: rest.join(':') }
  }
  const { login, authtoken } = request.query
  return typeof login === 'string' && typeof authtoken === 'string' ? { login, authtoken } : undefined
}

/** In a time that does not tell how much of it is right. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
