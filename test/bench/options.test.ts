import { describe, expect, it } from 'vitest'
import { takingPart } from '../../bench/contenders.ts'
import { readOptions, usage } from '../../bench/options.ts'
import { defaultSettings } from '../../bench/settings.ts'

describe('the options of the bench', () => {
  it('have defaults', () => {
    expect(readOptions([])).toMatchObject({ parts: [], keep: false, settings: defaultSettings })
  })

  it('are read, with the parts before or behind them', () => {
    const asked = readOptions([
      'receive',
      '--rounds',
      '3',
      '--only',
      'embedded,php',
      '--cores',
      'none',
      '--keep',
    ])
    expect(asked).toMatchObject({
      parts: ['receive'],
      keep: true,
      settings: { rounds: 3, only: ['embedded', 'php'], cores: null, seconds: defaultSettings.seconds },
    })
    expect(readOptions(['--entries', '0,10', '--cores', '2,3']).settings).toMatchObject({
      entries: [0, 10],
      cores: { server: '2', generator: '3' },
    })
  })

  it.each([
    [['--rounds', '0'], '--rounds takes a whole number from 1 on'],
    [['--seconds', '1.5'], '--seconds takes a whole number'],
    [['--cores', '1'], '--cores takes two core numbers'],
    [['--generator', 'ab'], '--generator takes wrk or autocannon'],
    [['--nonsense'], "Unknown option '--nonsense'"],
  ])('%j is refused', (args, message) => {
    expect(() => readOptions(args)).toThrow(message)
    expect(() => readOptions(args)).toThrow(TypeError)
  })

  it('are all told by --help', () => {
    const options = ['rounds', 'seconds', 'warm-up', 'connections', 'deliveries', 'only', 'entries', 'sent']
    for (const option of [...options, 'failing', 'generator', 'cores', 'folder', 'json', 'keep']) {
      expect(usage).toContain(`--${option} `)
    }
  })
})

describe('the contenders', () => {
  it('always have the bare server among them', () => {
    expect(takingPart(['embedded']).taking.map(({ name }) => name)).toEqual(['bare', 'embedded'])
  })

  it('are told when one is unknown', () => {
    expect(() => takingPart(['nobody'])).toThrow('No contender nobody; there are bare, embedded')
  })

  it('are told how to get the program that is missing', () => {
    const path = process.env.PATH
    process.env.PATH = ''
    try {
      const { taking, missing } = takingPart(['php'])
      expect(taking.map(({ name }) => name)).toEqual(['bare'])
      expect(missing).toEqual([expect.stringMatching(/php is not on the PATH.*apt-get install php-cli/)])
    } finally {
      process.env.PATH = path
    }
  })
})
