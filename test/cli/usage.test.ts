import { describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { kit } from './run-in-process.ts'

const commands = [
  'start',
  'store',
  'receiver',
  'trigger',
  'simulate',
  'certify',
  'incident',
  'replay',
  'inspect',
  'explain-signature',
  'export',
  'import',
  'hooks',
  'reconcile',
  'drift',
  'init',
  'save-as-test',
]

/** What a command does not run without. */
const argumentsOf: Record<string, string[]> = {
  trigger: ['order_paid'],
  certify: ['http://127.0.0.1:9/'],
  incident: ['weekend-down', '--to', 'http://127.0.0.1:9/'],
  replay: ['2ce13ec3-2'],
  inspect: ['-'],
  import: ['inbox.ndjson'],
  'explain-signature': ['-'],
  hooks: ['list'],
  reconcile: ['--since', '1h'],
  init: ['shop'],
  'save-as-test': ['2ce13ec3-2'],
}

describe('the command line', () => {
  it('tells of its commands', async () => {
    const { code, stdout } = await kit(['--help'])
    expect(code).toBe(0)
    for (const name of commands) expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
  })

  it.each([['--help'], ['-h'], ['help']])('helps with %s', async (...args) => {
    expect(await kit(args)).toEqual({ ...(await kit(['--help'])), records: expect.any(Function), code: 0 })
  })

  it.each([['--version'], ['-V']])('tells its version with %s', async (...args) => {
    expect(await kit(args)).toMatchObject({ code: 0, stdout: `${manifest.version}\n`, stderr: '' })
  })

  it('helps with no other command than its own', async () => {
    expect(await kit(['help', 'trigr'])).toMatchObject({ code: 2, stdout: '' })
  })

  it.each([
    [[], 'Commands:'],
    [['trigr', 'order_paid'], `The commands are: ${commands.join(', ')}.`],
    [['trigger'], "missing required argument 'event'"],
    [['trigger', 'order_paid', '--bogus'], "unknown option '--bogus'"],
    [['trigger', 'order_paid', 'order_paid'], 'too many arguments'],
    [['trigger', 'order_paid', '--to', 'localhost'], 'It takes an http or https URL'],
    [['trigger', 'order_paid', '--to', 'ftp://localhost/a'], 'It takes an http or https URL'],
    [['trigger', 'order_paid', '--count', '0'], 'It takes a whole number from 1'],
    [['trigger', 'order_paid', '--set', 'order/total=1'], 'It takes a JSON Pointer and a value'],
    [['trigger', 'order paid'], '"order paid" cannot be an event'],
    [['start', '--speed', 'fast'], 'It takes real, skip or a factor'],
    [['start', '--profile', 'jumpseller-2015'], 'It takes jumpseller-2014 or jumpseller-2023'],
    [['receiver', '--forward-to', 'nowhere'], 'It takes an http or https URL'],
    [['simulate', '--reply', '500,,200'], 'It takes statuses'],
    [['simulate', '--reply', '99'], 'It takes statuses'],
    [['simulate', '--reply', '500', '--to', 'http://127.0.0.1:9'], 'Leave one of them out'],
    [['inspect', 'no-such-file.json'], 'no-such-file.json cannot be read'],
    [['inspect', '-', '--signature', 'abc'], 'add --token T'],
  ])('ends %j with 2 and says what to do', async (args, message) => {
    const { code, stdout, stderr } = await kit(args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(message)
  })

  it.each(commands)('ends %s with 2 when a setting is faulty', async (command) => {
    const args = argumentsOf[command] ?? []
    const env = { JUMPSELLER_HOOKS_TOKEN: 'a,,b', RECEIVER_PORT: 'none', LOG_LEVEL: 'loud' }
    const { code, stderr } = await kit([command, ...args], { env })
    expect(code).toBe(2)
    expect(stderr).toMatch(/JUMPSELLER_HOOKS_TOKEN|RECEIVER_PORT|LOG_LEVEL/)
    expect(stderr).toContain('or in .env')
  })

  it.each(commands)('helps with %s: options, an example and what to try next', async (command) => {
    const { code, stdout } = await kit([command, '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain(`Usage: npm run kit -- ${command}`)
    expect(stdout).toContain('--json')
    expect(stdout).toContain(`Example:\n  npm run kit -- ${command}`)
    expect(stdout).toMatch(/Try next:\n {2}npm run kit -- \w+/)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`npm run -s kit -- ${command}`)
    for (const args of [
      [command, '-h'],
      ['help', command],
    ]) {
      expect(await kit(args)).toMatchObject({ code: 0, stdout, stderr: '' })
    }
  })
})
