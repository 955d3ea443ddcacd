import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SignedRequest } from './signed-request.ts'

const bodyEnding = '.body.json'

/**
 * The request that two files hold, as `save-as-test` and `export --format files` write them: exact bytes, and beside
 * them the headers. Named by the file of the body, `…body.json`; ready for `fetch`.
 */
export function fixtureRequest(bodyFile: string | URL): SignedRequest {
  const path = bodyFile instanceof URL ? fileURLToPath(bodyFile) : bodyFile
  if (!path.endsWith(bodyEnding)) {
    throw new TypeError(`${path} is no file of a body: name the one that ends in ${bodyEnding}`)
  }
  const headers = readFileSync(`${path.slice(0, -bodyEnding.length)}.headers.json`, 'utf8')
  return { method: 'POST', headers: JSON.parse(headers), body: readFileSync(path) }
}
