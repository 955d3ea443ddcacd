import { spawnSync } from 'node:child_process'

const howToGetIt = `openssl is missing, and the signatures are made with it so that their truth does not come from our own code.
  Debian, Ubuntu: apt-get install openssl
  Alpine:         apk add openssl
  macOS:          brew install openssl
  Windows:        it comes with Git for Windows, in usr\\bin; put that folder on the PATH
`

/** Base64 of the HMAC-SHA256, by the openssl program. The key goes in as hex: a token may hold anything. */
export function signWithOpenssl(body: Uint8Array, token: string): string {
  const key = Buffer.from(token, 'utf8').toString('hex')
  const digest = openssl(['dgst', '-sha256', '-mac', 'HMAC', '-macopt', `hexkey:${key}`, '-binary'], body)
  return openssl(['base64', '-A'], digest).toString('ascii').trim()
}

function openssl(args: string[], input: Uint8Array): Buffer {
  const run = spawnSync('openssl', args, { input })
  if (run.error) {
    const missing = 'code' in run.error && run.error.code === 'ENOENT'
    throw new Error(missing ? howToGetIt : `openssl could not be run: ${run.error.message}`)
  }
  if (run.status !== 0) throw new Error(`openssl ${args[0]} ended with ${run.status}: ${run.stderr}`)
  return run.stdout
}
