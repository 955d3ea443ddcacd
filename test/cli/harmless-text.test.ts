import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { harmless, harmlessOnceRead } from '../../src/cli/harmless-text.ts'
import { createLogger } from '../../src/cli/logger.ts'
import { createOutput } from '../../src/cli/output.ts'
import { listener } from '../inspector/inspecting.ts'
import { kit } from './run-in-process.ts'

/** Clears the screen, sets the window's title, moves the cursor in one byte, rewrites the line, turns it round. */
const hostile = '\u001b[2J\u001b]0;owned\u0007\u009b1A\r\u202e\u061corder paid\u2066\b\u007f'
/** Of those, what a terminal acts on; the kit's own colours are the one form that is let through. */
const acts =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that are looked for
  /(?!\u001b\[\d+m)[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

function terminal(isTTY: boolean) {
  const [stdout, stderr] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY })]
  const written = { out: () => String(stdout.read() ?? ''), err: () => String(stderr.read() ?? '') }
  return {
    streams: { env: {}, folder: '', stdin: new PassThrough(), stdout, stderr, called: 'kit' },
    written,
  }
}

describe('a text of somebody else', () => {
  it('is shown with escapes for what acts on a terminal, and keeps the rest', () => {
    expect(hostile).toMatch(acts)
    expect(harmless(hostile)).not.toMatch(acts)
    expect(harmless('Año\tnuevo\n😀 \\u001b')).toBe('Año\tnuevo\n😀 \\u001b')
  })

  it('does no harm in what commands write, for people and for programs', () => {
    const { streams, written } = terminal(true)
    const [people, programs] = [createOutput(streams, {}), createOutput(streams, { json: true })]
    people.say(hostile)
    programs.record({ hostile })
    people.warn(hostile)
    const [said, record] = written.out().split('\n')
    expect(said).toBe(harmless(hostile))
    expect(record).not.toMatch(acts)
    expect(JSON.parse(record ?? '')).toEqual({ hostile })
    expect(written.err()).toBe(`${harmless(hostile)}\n`)
  })

  it('does no harm when a server answers with it', async () => {
    const server = await listener((res) => void res.status(404).json({ message: hostile }))
    const { stderr } = await kit(['export', '--from', server.url])
    expect(stderr).toContain('order paid')
    expect(stderr).not.toMatch(acts)
  })
})

describe('a line of the log', () => {
  const forged = '\n{"level":30,"msg":"forged"}\n'

  it('is one line of JSON, whatever is in it', () => {
    const { streams, written } = terminal(false)
    const log = createLogger(streams, 'info')
    log.warn(
      { event: hostile + forged, [hostile + forged]: 1, err: new Error(hostile + forged) },
      hostile + forged,
    )
    const text = written.err()
    expect(text.split('\n')).toHaveLength(2)
    expect(text).not.toMatch(acts)
    expect(JSON.parse(text)).toMatchObject({ event: hostile + forged, err: { message: hostile + forged } })
  })

  it('cannot act on the terminal that it is shown at', () => {
    const { streams, written } = terminal(true)
    const log = createLogger(streams, 'info')
    log.warn({ event: hostile, [hostile]: 1, err: new Error(hostile) }, hostile)
    const text = written.err()
    expect(text).toContain('order paid')
    expect(text).not.toMatch(acts)
  })

  it('keeps what only looks like an escape', () => {
    const json = JSON.stringify({ path: 'C:\\u001b', lines: 'a\nb', tab: '\t', quote: '"' })
    expect(harmlessOnceRead(json)).toBe(json)
    expect(JSON.parse(harmlessOnceRead(JSON.stringify({ a: '\\\u001b\r' })))).toEqual({ a: '\\\\u001b\\r' })
  })
})
