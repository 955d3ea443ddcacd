import { PassThrough, Readable, Writable } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runKit } from '../../src/cli/run-kit.ts'
import { fixture } from '../fixtures.ts'
import { inspecting } from '../inspector/inspecting.ts'
import { entriesServer } from './entries-server.ts'
import { spawnKit } from './kit-process.ts'
import { kit, newFolder } from './run-in-process.ts'

/** What a terminal acts on, or turns its writing round at. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that are looked for
const acts = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

describe('export to stdout', () => {
  it('waits for a slow reader', async () => {
    const body = Buffer.alloc(30_000, 'a')
    const { url } = await entriesServer({ entries: 150, body })
    let most = 0
    const stdout = new Writable({
      highWaterMark: 16_384,
      write(_chunk, _encoding, done) {
        most = Math.max(most, this.writableLength)
        setTimeout(done, 2)
      },
    })
    const stderr = new PassThrough()
    const terminal = { env: {}, folder: newFolder(), stdin: Readable.from([]), stdout, stderr, called: 'kit' }
    expect(await runKit(['export', '--from', url], terminal)).toBe(0)
    expect(stderr.read()).toBeNull()
    // A line and what is under way of it; never all that could be read.
    expect(most).toBeLessThan(3 * body.length * 1.4)
    expect(stdout.writableEnded).toBe(false)
  })

  it('ends quietly with a reader that has seen enough, and asks for no more', async () => {
    const { url, asked } = await entriesServer({ entries: 20_000, body: Buffer.from('{}') })
    const exporting = spawnKit(['export', '--from', url])
    onTestFinished(() => void exporting.child.kill('SIGKILL'))
    await exporting.line('kit-20000')
    exporting.child.stdout?.destroy()
    expect(await exporting.ended).toMatchObject({ code: 0, stderr: '' })
    expect(asked()).toBeLessThan(20_000)
  })

  it.each(['ndjson', 'har'])(
    'holds nothing that acts on a terminal, and says the same, as %s',
    async (format) => {
      const { url, hook } = await inspecting()
      const { headers, body } = fixture('order_paid/today')
      // Fetch sends Latin-1: the byte 0x9b alone begins a sequence on some terminals.
      await fetch(hook, { method: 'POST', headers: { ...headers, 'X-Odd': 'a\u009b2Jb\u0085' }, body })
      const { stdout } = await kit(['export', '--from', url, '--format', format])
      expect(stdout).not.toMatch(acts)
      expect(stdout).toContain('\\u009b')
      const [line = ''] = stdout.split('\n')
      const told =
        format === 'har'
          ? JSON.parse(stdout).log.entries[0].request.headers.map(({ value }: { value: string }) => value)
          : JSON.parse(line).headers.map(([, value]: [string, string]) => value)
      expect(told).toContain('a\u009b2Jb\u0085')
    },
  )

  it('has no frame around nothing', async () => {
    const { url } = await entriesServer({ entries: 0, body: Buffer.alloc(0) })
    const ended = await kit(['export', '--from', url, '--format', 'har'])
    expect([ended.code, ended.stdout]).toEqual([1, ''])
  })
})
