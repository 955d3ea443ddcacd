import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { specifierIn } from '../../../src/cli/save-as-test/specifier.ts'
import { sign, testHooksToken } from '../../../src/testing/index.ts'
import { fixture } from '../../fixtures.ts'
import { root } from '../../import-rules/files.ts'
import { inspecting, postFixture } from '../../inspector/inspecting.ts'
import { buildKit, installInto, newFolder, runIn } from '../../testing/built-kit.ts'
import { kit } from '../run-in-process.ts'

/** A running receiver with an entry of each of the fixtures, and a folder to save them into. */
async function withEntries(...places: string[]) {
  const { url, hook } = await inspecting()
  const ids: string[] = []
  for (const place of places) ids.push((await postFixture(hook, place)).id)
  const folder = newFolder('saved')
  const saveAsTest = (...args: string[]) => kit(['save-as-test', ...args, '--from', url], { folder })
  return { url, hook, ids, folder, saveAsTest }
}

describe('save-as-test', () => {
  it('writes tests that pass and are right by their types', async () => {
    const { ids, folder, hook, saveAsTest } = await withEntries(
      'order_paid/production',
      'order_created/today',
      'quarantined/off-schema-total-string',
      'quarantined/unknown-event-invented',
    )
    const { 'Jumpseller-Event': _, ...headers } = fixture('order_shipped/today').headers
    const byPath = await fetch(`${hook}/order_shipped`, {
      method: 'POST',
      headers: { ...headers, 'X-Forwarded-For': '203.0.113.99', Cookie: 'who=amelia' },
      body: fixture('order_shipped/today').body,
    })
    ids.push(((await byPath.json()) as { id: string }).id)
    for (const id of ids) expect(await saveAsTest(id)).toMatchObject({ code: 0, stderr: '' })

    const saved = join(folder, 'test/saved')
    const all = readdirSync(saved).map((file) => readFileSync(join(saved, file), 'utf8'))
    expect(all).toHaveLength(3 * 4 + 2 * 3)
    for (const text of all)
      expect(text).not.toMatch(/figueroa|amelia|duarte|Peumo|203\.0\.113|198\.51|11\.111/i)

    installInto(folder, await buildKit(), ['vitest', 'typescript', '@types/node'])
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}\n')
    const compilerOptions = { module: 'nodenext', target: 'es2023', types: ['node'], strict: true }
    const strict = { noUnusedLocals: true, noUnusedParameters: true, skipLibCheck: true, noEmit: true }
    const tsconfig = { compilerOptions: { ...compilerOptions, ...strict }, include: ['test'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
    const tests = await runIn(folder, ['node', 'node_modules/vitest/vitest.mjs', 'run'])
    expect(tests.output).toMatch(/Tests +5 passed \(5\)/)
    expect(tests.code).toBe(0)
    expect(await runIn(folder, ['node', 'node_modules/typescript/bin/tsc'])).toEqual({ code: 0, output: '' })
  }, 60_000)

  it('makes tests that fail when the handler does', async () => {
    const { ids, folder, saveAsTest } = await withEntries('order_paid/today')
    await saveAsTest(String(ids[0]), '--into', 'kept')
    const stub = join(folder, 'kept', `order_paid-${ids[0]}.handler.ts`)
    writeFileSync(stub, readFileSync(stub, 'utf8').replace('// Your code.', "throw new Error('planted') //"))
    installInto(folder, await buildKit(), ['vitest'])
    const tests = await runIn(folder, ['node', 'node_modules/vitest/vitest.mjs', 'run'])
    expect(tests.output).toContain('No entry matched "event:order_paid handler:done"')
    expect(tests.code).toBe(1)
  }, 60_000)

  it('keeps every byte that tells of nobody, and signs the rest anew', async () => {
    const { ids, folder, saveAsTest } = await withEntries('order_paid/today')
    const [record] = (await saveAsTest(String(ids[0]), '--into', 'kept', '--json')).records()
    const stem = join(folder, 'kept', `order_paid-${ids[0]}`)
    expect(record).toEqual({
      type: 'result',
      entry: ids[0],
      verdict: 'accepted',
      reason: null,
      changed: expect.any(Number),
      leftOut: expect.arrayContaining(['host']),
      files: ['.body.json', '.headers.json', '.test.ts', '.handler.ts'].map((ending) => stem + ending),
    })
    const body = readFileSync(`${stem}.body.json`)
    const before = fixture('order_paid/today').body.toString()
    for (const same of ['"subtotal":399.0,"tax":0,', '"total":369.2', '"customer":{"id":"123","email":"']) {
      expect([before.includes(same), body.includes(same)]).toEqual([true, true])
    }
    const headers = JSON.parse(readFileSync(`${stem}.headers.json`, 'utf8'))
    expect(headers['Jumpseller-Hmac-Sha256']).toBe(sign(body, testHooksToken))
  })

  it('gives the same customer the same pseudonym, time after time on this machine', async () => {
    const { ids, folder, saveAsTest } = await withEntries('order_paid/today', 'order_shipped/today')
    for (const id of ids) await saveAsTest(id)
    const emails = ['order_paid', 'order_shipped'].map((event, at) => {
      const path = join(folder, 'test/saved', `${event}-${ids[at]}.body.json`)
      return JSON.parse(readFileSync(path, 'utf8')).order.customer.email
    })
    expect(emails[0]).toBe(emails[1])
    expect(emails[0]).not.toContain('amelia')
    expect(readFileSync(join(folder, 'data/pseudonym-key'), 'utf8')).toMatch(/^[\da-f]{64}\n$/)
  })

  it('overwrites nothing', async () => {
    const { ids, folder, saveAsTest } = await withEntries('order_paid/today')
    await saveAsTest(String(ids[0]))
    const stub = join(folder, 'test/saved', `order_paid-${ids[0]}.handler.ts`)
    writeFileSync(stub, '// mine\n')
    const again = await saveAsTest(String(ids[0]))
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('is there already')])
    expect(readFileSync(stub, 'utf8')).toBe('// mine\n')
  })

  it.each([
    [['nonsense'], "is no entry's id"],
    [['0a0a0a0a-9'], '0a0a0a0a-9'],
  ])('refuses %j', async (args, message) => {
    const { saveAsTest, folder } = await withEntries()
    const ended = await saveAsTest(...args)
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([2, '', expect.stringContaining(message)])
    expect(existsSync(join(folder, 'test'))).toBe(false)
  })

  it('refuses a body in which nobody can be found', async () => {
    const { ids, folder, saveAsTest } = await withEntries('quarantined/not-json-form')
    const ended = await saveAsTest(String(ids[0]))
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining('export --format files')])
    expect(existsSync(join(folder, 'test'))).toBe(false)
  })

  it('says so when its key cannot be kept', async () => {
    const { url, ids, folder } = await withEntries('order_paid/today')
    writeFileSync(join(folder, 'data'), 'a file')
    const ended = await kit(['save-as-test', String(ids[0]), '--from', url], { folder })
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('Set another DATA_DIR')])
    expect(existsSync(join(folder, 'test'))).toBe(false)
  })

  it('says so when nothing answers', async () => {
    const ended = await kit(['save-as-test', '2ce13ec3-2', '--from', 'http://127.0.0.1:9'])
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('--from URL')])
  })
})

describe('the code in a clone', () => {
  it('imports the kit by its path', () => {
    expect(specifierIn(join(root, 'test/saved'))('testing')).toBe('../../src/testing/index.ts')
    expect(specifierIn(join(root, 'src'))('receiver')).toBe('./receiver/index.ts')
    expect(specifierIn(newFolder('elsewhere'))('testing')).toBe('jumpseller-webhook-kit/testing')
  })
})
