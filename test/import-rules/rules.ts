import { posix } from 'node:path'
import { type Import, importsOf, withoutComments } from './imports.ts'

/** A file of src/: its path inside it, with `/`, and its text. */
export interface SourceFile {
  path: string
  text: string
}

/** One import, resolved: `to` is a path inside src/, or undefined when it leads to a package. */
interface Edge extends Import {
  from: string
  to: string | undefined
}

type Rule = { name: string; breaks: (edge: Edge) => boolean }

const ownName = /^(#|\/|file:|jumpseller-webhook-kit(\/|$))/
const roomOf = (path: string) => path.split('/')[0] as string
const partOf = (path: string) => path.split('/').slice(0, 2).join('/')
const isDomain = (path: string) => /^\w+\/domain\//.test(path)
const isAdapter = (path: string) => /^\w+\/adapters\//.test(path)
const mayBuildAdapters = (path: string) =>
  isAdapter(path) || ['cli', 'testing'].includes(roomOf(path)) || /^\w+\/index\.ts$/.test(path)

const rules: Rule[] = [
  {
    name: 'what is ours is imported by its relative path, so that these rules see it',
    breaks: ({ specifier }) => ownName.test(specifier),
  },
  {
    name: 'contract imports nothing of ours',
    breaks: ({ from, to }) => roomOf(from) === 'contract' && to !== undefined && roomOf(to) !== 'contract',
  },
  {
    name: 'store and receiver never import each other, not even a type',
    breaks: ({ from, to }) =>
      to !== undefined && [roomOf(from), roomOf(to)].sort().join() === ['receiver', 'store'].join(),
  },
  {
    name: 'domain imports only its own domain and contract',
    breaks: ({ from, to }) =>
      isDomain(from) && !(to !== undefined && (partOf(to) === partOf(from) || roomOf(to) === 'contract')),
  },
  {
    name: 'adapters are imported by adapters, by cli and testing, and by the index of their room alone',
    breaks: ({ from, to }) => to !== undefined && isAdapter(to) && !mayBuildAdapters(from),
  },
  {
    name: 'adapters import ports, not http',
    breaks: ({ from, to }) => isAdapter(from) && to !== undefined && /^\w+\/http\//.test(to),
  },
  {
    name: 'inspector/page imports only types from outside itself',
    breaks: ({ from, to, typeOnly }) =>
      partOf(from) === 'inspector/page' && to !== undefined && partOf(to) !== 'inspector/page' && !typeOnly,
  },
  {
    name: 'certify never imports receiver: it judges by the wire alone',
    breaks: ({ from, to }) => roomOf(from) === 'certify' && to !== undefined && roomOf(to) === 'receiver',
  },
  {
    name: 'nothing imports cli except cli',
    breaks: ({ from, to }) => to !== undefined && roomOf(to) === 'cli' && roomOf(from) !== 'cli',
  },
  {
    name: 'process is taken from node:process in cli alone',
    breaks: ({ from, specifier }) => /^(node:)?process$/.test(specifier) && roomOf(from) !== 'cli',
  },
]

const settings = /\bprocess\s*(\?\.|\.)\s*env\b|\bprocess\s*\[|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/
const chanceAndClock: [RegExp, string][] = [
  [/\bDate\.now\b/, 'Date.now'],
  [/\bnew Date\s*(\(\s*\)|(?![\s(]))/, 'new Date()'],
  [/\bperformance\.now\b/, 'performance.now'],
  [/\bset(Timeout|Interval|Immediate)\b/, 'a timer'],
  [/\bMath\.random\b/, 'Math.random'],
  [/\bcrypto\.\w|\brandomUUID\b/, 'crypto'],
  [/\bprocess\s*(\?\.|\.)\s*\w/, 'process'],
  [/\bfetch\s*\(/, 'fetch'],
]

/** Every breach of the rules of direction, each naming its file and the rule; none when all is well. */
export function breaches(files: SourceFile[]): string[] {
  const edges: Edge[] = []
  const found: string[] = []
  for (const file of files) {
    try {
      edges.push(...edgesOf(file))
    } catch (error) {
      found.push(`src/${file.path}: its imports cannot be read: ${(error as Error).message}`)
    }
    found.push(...breachesOfText(file))
  }
  for (const edge of edges) {
    const broken = rules.filter((rule) => rule.breaks(edge))
    found.push(...broken.map(({ name }) => `src/${edge.from} imports ${edge.specifier}: ${name}`))
  }
  return [...found, ...cycles(edges)]
}

function edgesOf({ path, text }: SourceFile): Edge[] {
  return importsOf(text).map((each) => {
    const relative = each.specifier.startsWith('.')
    return { ...each, from: path, to: relative ? posix.join(posix.dirname(path), each.specifier) : undefined }
  })
}

function breachesOfText({ path, text }: SourceFile): string[] {
  const code = withoutComments(text)
  const found: string[] = []
  if (roomOf(path) !== 'cli' && settings.test(code)) found.push('process.env is read in cli alone')
  if (isDomain(path)) {
    const used = chanceAndClock.filter(([form]) => form.test(code))
    found.push(...used.map(([, name]) => `domain has no clock, no chance and no I/O, but names ${name}`))
  }
  return found.map((rule) => `src/${path}: ${rule}`)
}

/** Each knot of files that import one another, of values or of types, told once by a way around it. */
function cycles(edges: Edge[]): string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) if (to !== undefined) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, way: string[]) => {
    const start = way.indexOf(file)
    if (start >= 0)
      found.push(`no cycles: ${[...way.slice(start), file].map((each) => `src/${each}`).join(' → ')}`)
    if (start >= 0 || done.has(file)) return
    for (const to of next.get(file) ?? []) visit(to, [...way, file])
    done.add(file)
  }
  for (const file of next.keys()) visit(file, [])
  return found
}
