import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { FolderLocked, lockFolder } from '../../../src/store/adapters/folder-lock.ts'

function lockPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'folder-lock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'lock')
}

const filesBeside = (path: string) => readdirSync(join(path, '..'))
const hasProc = existsSync('/proc/self/stat')
const ofOneGone = JSON.stringify({ pid: 999_999_999, startedAt: '1' })

describe("the lock of the state's folder", () => {
  it('is a whole file with the process and its start, and nothing is left beside it', async () => {
    const path = lockPath()
    const unlock = await lockFolder(path)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      pid: process.pid,
      startedAt: hasProc ? expect.stringMatching(/^\d+$/) : null,
    })
    expect(filesBeside(path)).toEqual(['lock'])
    unlock()
    expect(filesBeside(path)).toEqual([])
  })

  it('refuses a second holder, in this process too', async () => {
    const path = lockPath()
    const unlock = await lockFolder(path)
    await expect(lockFolder(path)).rejects.toThrow(FolderLocked)
    await expect(lockFolder(path)).rejects.toThrow(`process ${process.pid} `)
    expect(filesBeside(path)).toEqual(['lock'])
    unlock()
    const again = await lockFolder(path)
    again()
  })

  it.each([
    ['of a process that is gone', ofOneGone],
    ['that a power cut left empty', ''],
    ['of another form', '4711'],
    ['of no form', 'null'],
    ['without a process', '{"pid":null}'],
    ['of a whole group of processes', '{"pid":0,"startedAt":null}'],
  ])('takes over one %s', async (_, text) => {
    const path = lockPath()
    writeFileSync(path, text)
    const unlock = await lockFolder(path)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid })
    expect(filesBeside(path)).toEqual(['lock'])
    unlock()
  })

  it.runIf(hasProc)('takes over one whose process number is used again', async () => {
    const path = lockPath()
    for (const pid of [process.pid, process.ppid]) {
      writeFileSync(path, JSON.stringify({ pid, startedAt: '1' }))
      const unlock = await lockFolder(path)
      unlock()
    }
  })

  it('is taken over, too, when a crash came between its claim and its removal', async () => {
    const path = lockPath()
    writeFileSync(path, ofOneGone)
    linkSync(path, `${path}.stale`)
    const unlock = await lockFolder(path)
    expect(filesBeside(path)).toEqual(['lock'])
    unlock()
  })

  it('passes on what is no question of holding', async () => {
    const path = lockPath()
    mkdirSync(path)
    await expect(lockFolder(path)).rejects.toMatchObject({ code: 'EISDIR' })
  })

  it('is had by one of many that start at the same moment over a stale one', async () => {
    const path = lockPath()
    const starters = await startersOf(6)
    for (let round = 0; round < 100; round += 1) {
      const lock = `${path}-${round}`
      writeFileSync(lock, ofOneGone)
      const answers = starters.map((child) => once(child, 'message'))
      for (const child of starters) child.send(lock)
      const told = (await Promise.all(answers)).map(([answer]) => answer)
      expect(told.sort()).toEqual([...Array(5).fill('folder_locked'), 'held'])
    }
  })
})

async function startersOf(count: number): Promise<ChildProcess[]> {
  const file = fileURLToPath(new URL('lock-starter.ts', import.meta.url))
  const starters = Array.from({ length: count }, () => fork(file, { execArgv: ['--import', 'tsx'] }))
  onTestFinished(async () => {
    const ends = starters.map((child) => once(child, 'exit'))
    for (const child of starters) child.disconnect()
    await Promise.all(ends)
  })
  await Promise.all(starters.map((child) => once(child, 'message')))
  return starters
}
