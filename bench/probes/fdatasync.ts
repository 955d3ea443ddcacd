/** Appends so many bytes and syncs them through the thread pool, again and again: the median in milliseconds. */
import { fdatasync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { percentile } from '../figures.ts'

const [folder = '', bytes = '', times = ''] = process.argv.slice(2)
const sync = promisify(fdatasync)
const fd = openSync(join(folder, 'probe'), 'a')
const line = Buffer.alloc(Number(bytes), 'x')
const taken: number[] = []
for (let time = 0; time < Number(times); time += 1) {
  const began = performance.now()
  writeSync(fd, line)
  await sync(fd)
  taken.push(performance.now() - began)
}
process.stdout.write(`${JSON.stringify({ p50: percentile(taken, 50), p99: percentile(taken, 99) })}\n`)
