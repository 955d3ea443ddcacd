import { fileURLToPath } from 'node:url'
import { startChild } from '../processes/child.ts'
import { type Generator, graceSeconds } from './generator.ts'

const script = fileURLToPath(new URL('deliveries.lua', import.meta.url))

/** One thread of wrk, which takes every request from deliveries.lua. */
export function wrkLoad(pinning: readonly string[]): Generator {
  return {
    name: 'wrk',
    async run({ deliveries, url, path, connections, seconds, run }) {
      const options = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', script]
      const words = [...pinning, 'wrk', ...options, url, '--', deliveries, path, new URL(url).host, run]
      const written = await startChild({ words }).output(seconds + graceSeconds)
      const told = written.split('\n').find((line) => line.startsWith('{'))
      if (told === undefined) throw new Error(`wrk told nothing:\n${written}`)
      return JSON.parse(told)
    },
  }
}
