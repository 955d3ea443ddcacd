import { execFile } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { entriesServer } from './entries-server.ts'
import { spawnKit } from './kit-process.ts'
import { kit, newFolder, recordsOf } from './run-in-process.ts'

const body = Buffer.from('{"order":{"id":1}}')
const earlier = 'the last good backup\n'

/** A folder in which an earlier export stands. */
function withEarlier() {
  const folder = newFolder()
  const file = join(folder, 'inbox.ndjson')
  writeFileSync(file, earlier)
  return { folder, file }
}

const idsIn = (file: string) => recordsOf(readFileSync(file, 'utf8')).map(({ id }) => id)

describe('export --out', () => {
  it.each(['ndjson', 'har'])(
    'leaves an earlier file as it was when it fails half-way, as %s',
    async (format) => {
      const { folder, file } = withEarlier()
      const { url } = await entriesServer({
        entries: 5,
        body,
        atRaw: (n, res) => n === 4 && Boolean(res.writeHead(503).end('{"message":"the disk is full"}')),
      })
      const ended = await kit(['export', '--from', url, '--format', format, '--out', file])
      expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('the disk is full')])
      expect(readFileSync(file, 'utf8')).toBe(earlier)
      expect(readdirSync(folder)).toEqual(['inbox.ndjson'])
    },
  )

  it.each(['SIGTERM', 'SIGINT'] as const)('leaves an earlier file as it was at %s', async (signal) => {
    const { folder, file } = withEarlier()
    let reached: () => void
    const halfWay = new Promise<void>((resolve) => {
      reached = resolve
    })
    const { url } = await entriesServer({
      entries: 500,
      body,
      atRaw: (n) => {
        // Never answered, so that it stands half-way.
        if (n === 300) reached()
        return n >= 300
      },
    })
    const exporting = spawnKit(['export', '--from', url, '--out', file])
    onTestFinished(() => void exporting.child.kill('SIGKILL'))
    await halfWay
    await expect.poll(() => existsSync(`${file}.part`)).toBe(true)
    exporting.child.kill(signal)
    expect((await exporting.ended).code).toBe(signal)
    expect(readFileSync(file, 'utf8')).toBe(earlier)
    expect(readdirSync(folder)).toEqual(['inbox.ndjson'])
  })

  it('leaves an earlier file as it was when nothing matches', async () => {
    const { folder, file } = withEarlier()
    const { url } = await entriesServer({ entries: 0, body })
    const ended = await kit(['export', '--from', url, '--out', file])
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([
      1,
      '',
      `No entry matches at ${url}. ${file} is left as it is.\n`,
    ])
    expect(readFileSync(file, 'utf8')).toBe(earlier)
    expect(readdirSync(folder)).toEqual(['inbox.ndjson'])
  })

  it('replaces an earlier file and what a killed export left, with the same permissions', async () => {
    const { folder, file } = withEarlier()
    chmodSync(file, 0o600)
    writeFileSync(`${file}.part`, 'half')
    const { url } = await entriesServer({ entries: 2, body })
    expect((await kit(['export', '--from', url, '--out', file])).code).toBe(0)
    expect(idsIn(file)).toEqual(['kit-2', 'kit-1', undefined])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['inbox.ndjson'])
  })

  it('follows a link, and refuses one that leads nowhere', async () => {
    const { folder, file } = withEarlier()
    const link = join(folder, 'link')
    symlinkSync(file, link)
    const { url } = await entriesServer({ entries: 1, body })
    expect((await kit(['export', '--from', url, '--out', link])).code).toBe(0)
    expect(idsIn(file)).toEqual(['kit-1', undefined])
    unlinkSync(file)
    const ended = await kit(['export', '--from', url, '--out', link])
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('leads nowhere')])
    expect(readdirSync(folder)).toEqual(['link'])
  })

  it('writes into a pipe, which stays one', async () => {
    const folder = newFolder()
    const pipe = join(folder, 'pipe')
    await promisify(execFile)('mkfifo', [pipe])
    const { url } = await entriesServer({ entries: 2, body })
    const read = promisify(execFile)('cat', [pipe])
    expect((await kit(['export', '--from', url, '--out', pipe])).code).toBe(0)
    expect(recordsOf((await read).stdout).at(-1)).toEqual({ type: 'end', entries: 2 })
    expect(statSync(pipe).isFIFO()).toBe(true)
  })

  it('tells one of two that write one file at once, and keeps the whole file of the other', async () => {
    const { folder, file } = withEarlier()
    let release: () => void = () => {}
    const slow = await entriesServer({
      entries: 1,
      body,
      atRaw: (_, res) => {
        release = () => res.end(body)
        return true
      },
    })
    const quick = await entriesServer({ entries: 3, body })
    const first = kit(['export', '--from', slow.url, '--out', file])
    await expect.poll(() => slow.asked() === 1 && existsSync(`${file}.part`)).toBe(true)
    expect((await kit(['export', '--from', quick.url, '--out', file])).code).toBe(0)
    release()
    const ended = await first
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('another export')])
    expect(idsIn(file)).toEqual(['kit-3', 'kit-2', 'kit-1', undefined])
    expect(readdirSync(folder)).toEqual(['inbox.ndjson'])
  })
})
