import type { Build } from '../build.ts'
import { startChild } from '../processes/child.ts'
import { type Generator, graceSeconds } from './generator.ts'

/** autocannon in a process of its own. It is slower than wrk: fast servers then wait for it. */
export function autocannonLoad(pinning: readonly string[], build: Build): Generator {
  return {
    name: 'autocannon',
    async run(load) {
      const script = build.script('load/autocannon-process.ts')
      const words = [...pinning, process.execPath, script, JSON.stringify(load)]
      return JSON.parse(await startChild({ words }).output(load.seconds + graceSeconds))
    },
  }
}
