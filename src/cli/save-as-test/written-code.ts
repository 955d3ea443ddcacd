import { type EventName, headerNames, validateBody } from '../../contract/index.ts'
import { type EntryView, fieldsOf, parseJson } from '../../receiver/index.ts'

/** How the code names the parts of the kit that it imports. */
export type Specifier = (part: 'testing' | 'receiver') => string

interface Written {
  view: EntryView
  /** With pseudonyms. */
  body: Buffer
  /** Of the files, without endings. */
  stem: string
  specifier: Specifier
}

/** `onOrderPaid`. */
function handlerName(event: EventName): string {
  return `on${event.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}`
}

export function handlerFile(event: EventName, specifier: Specifier): string {
  return `${imported('type { Handler }', specifier('receiver'))}

/** Runs after the store was answered, and again when it throws: \`entry.id\` is the key to do things once by. */
export const ${handlerName(event)}: Handler<${literal(event)}> = async () => {
  // Your code. It is given { order, fields, entry, signal }.
}
`
}

export function testFile(written: Written): string {
  const { view } = written
  return view.verdict === 'accepted' && view.event !== null
    ? handledTest(view.event, written)
    : quarantinedTest(written)
}

function handledTest(event: EventName, { view, body, stem, specifier }: Written): string {
  const name = handlerName(event)
  return `${ofTesting(specifier)}
${imported(`{ ${name} }`, `./${stem}.handler.js`)}

it(${literal(`handles ${event} as entry ${view.id} brought it`)}, async () => {
  const receiver = await startReceiver()
  onTestFinished(() => receiver.stop())
  const handled: unknown[] = []
  receiver.receiver.on(${literal(event)}, async (context) => {
    await ${name}(context)
    handled.push(context.fields)
  })

${posted(view, stem)}
  expect(await answer.json()).toMatchObject({ verdict: 'accepted' })
  await receiver.waitForEntry(${literal(`event:${event} handler:done`)})
  expect(handled).toMatchObject([
    {
${expectedFields(body)}
    },
  ])
})
`
}

function quarantinedTest({ view, stem, specifier }: Written): string {
  return `${ofTesting(specifier)}

it(${literal(`quarantines what entry ${view.id} brought`)}, async () => {
  const receiver = await startReceiver()
  onTestFinished(() => receiver.stop())

${posted(view, stem)}
  expect(await answer.json()).toMatchObject({ verdict: 'quarantined', reason: ${literal(view.reason ?? '')} })
})
`
}

function ofTesting(specifier: Specifier): string {
  const own = imported('{ fixtureRequest, startReceiver }', specifier('testing'))
  return `${own}\n${imported('{ expect, it, onTestFinished }', 'vitest')}`
}

function imported(what: string, from: string): string {
  return `import ${what} from ${literal(from)}`
}

/** Where no header names the event, the hook's URL did. */
function posted({ headers, wireEvent }: EntryView, stem: string): string {
  const isNamed = headers.some(([name]) => name.toLowerCase() === headerNames.event.toLowerCase())
  const path = isNamed || wireEvent === null ? '' : `/${encodeURIComponent(wireEvent)}`
  const url = path === '' ? 'receiver.hookUrl' : `\`\${receiver.hookUrl}${path}\``
  return `  const request = fixtureRequest(new URL(${literal(`./${stem}.body.json`)}, import.meta.url))
  const answer = await fetch(${url}, request)
`
}

function expectedFields(body: Buffer): string {
  const parsed = parseJson(body)
  const valid = validateBody(parsed.ok ? parsed.value : null)
  if (!valid.ok) return ''
  const { id, status, total, currency, customerEmail } = fieldsOf(valid.body.order)
  return Object.entries({ id, status, total, currency, customerEmail })
    .map(([name, value]) => `      ${name}: ${typeof value === 'string' ? literal(value) : value},`)
    .join('\n')
}

/** A text as code of the house's style writes it. */
function literal(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')
  return escaped.includes("'") ? JSON.stringify(text) : `'${escaped}'`
}
