import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Build, buildServers } from './build.ts'
import type { Contender } from './contenders.ts'
import { type Scheme, writeDeliveries } from './load/deliveries.ts'
import { type Generator, generatorFor } from './load/generator.ts'
import { type Machine, watchMachine } from './machine.ts'
import { type Pinning, pinningTo } from './processes/cores.ts'
import { freePort } from './processes/free-port.ts'
import { type Server, startServer } from './processes/server.ts'
import type { Settings } from './settings.ts'

/** What every part of the bench works with; all of it is gone when the part has ended. */
export interface Run {
  settings: Settings
  build: Build
  pinning: Pinning
  generator: Generator
  /** The machine, and what others did on it since the run began. */
  machine(): Machine
  /** A folder of this name, new and empty. */
  newFolder(name: string): Promise<string>
  /** The deliveries in a contender's scheme, made when first asked for. */
  deliveries(scheme: Scheme): Promise<string>
  /** Starts a contender in a process of its own, on the server's core unless told another. */
  start(contender: Startable, place: StartPlace, pinned?: readonly string[]): Promise<Server>
}

type Startable = Pick<Contender, 'command' | 'readyPath'>

export interface StartPlace {
  folder: string
  connectionString?: string
}

/** Makes a run, hands it to the work and clears up behind it. */
export async function withRun<T>(settings: Settings, work: (run: Run) => Promise<T>): Promise<T> {
  const machine = watchMachine()
  const folder = await mkdtemp(join(settings.folder, 'kit-bench-'))
  // An interrupted run ends here; of the filled journals nothing is to stay behind.
  const clear = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', clear)
  const build = await buildServers()
  const pinning = pinningTo(settings.cores)
  const made = new Map<Scheme, Promise<string>>()

  async function writeAll(scheme: Scheme): Promise<string> {
    const path = join(folder, `${scheme}.deliveries`)
    settings.tell(`making ${settings.deliveries} deliveries (${scheme})`)
    await writeDeliveries(path, scheme, settings.deliveries)
    return path
  }

  try {
    return await work({
      settings,
      build,
      pinning,
      machine,
      generator: generatorFor(settings.generator, pinning, build),
      async newFolder(name) {
        const path = join(folder, name)
        await rm(path, { recursive: true, force: true })
        await mkdir(path, { recursive: true })
        return path
      },
      deliveries(scheme) {
        const known = made.get(scheme) ?? writeAll(scheme)
        made.set(scheme, known)
        return known
      },
      async start({ command, readyPath }, place, pinned = pinning.server) {
        const port = await freePort()
        const { words, ...rest } = command({ ...place, build, port })
        const url = `http://127.0.0.1:${port}`
        return startServer({ ...rest, words: [...pinned, ...words] }, { url, readyPath })
      },
    })
  } finally {
    clear()
    process.off('exit', clear)
    build.remove()
  }
}

/** How the load was made, in a sentence for the report. */
export function loadSentence({ settings, generator, pinning }: Run): string {
  const cores = pinning.isPinned
    ? 'server and generator pinned to a core each'
    : 'nothing pinned (taskset is missing, or there is one core)'
  return (
    `${generator.name}, ${settings.connections} connections, ${cores}; ${settings.rounds} interleaved rounds, each ` +
    `${settings.warmUpSeconds} s of warm-up and ${settings.seconds} s measured; ${settings.deliveries} different ` +
    'signed bodies of 2,500 bytes, no delivery sent twice.'
  )
}

/** A warning where autocannon had to stand in. */
export function generatorNotes({ generator }: Run): string[] {
  return generator.name === 'wrk'
    ? []
    : ['autocannon is slower than the fast servers, so their ratios look better than they are: install wrk.']
}
