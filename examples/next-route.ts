/**
 * The receiver as a route of a Next.js app: put it at app/webhooks/jumpseller/[[...event]]/route.ts. It wants
 * Next's own server on Node, where handlers go on behind the answer and the journal has a disk. For functions
 * that are frozen once they have answered, docs/frameworks.md says what to change.
 */
import { createJournal } from '../src/receiver/adapters/journal/index.ts'
import { createFetchHandler, type FetchHandler } from '../src/receiver/http/fetch-handler.ts'
// Once installed: 'jumpseller-webhook-kit/receiver', and behind it '/journal' and '/fetch'.
import { createReceiver, type Receiver } from '../src/receiver/index.ts'

interface Context {
  params: Promise<{ event?: string[] }>
}

interface Running {
  receiver: Receiver
  handle: FetchHandler
}

// Kept beyond the module, which Next loads anew after a change; the journal is held by one receiver at a time.
const kept = globalThis as { jumpsellerReceiver?: Promise<Running> | undefined }

async function start(): Promise<Running> {
  const receiver = createReceiver({
    inbox: createJournal({ folder: process.env.INBOX_FOLDER ?? 'data/next-route' }),
    hooksToken: process.env.JUMPSELLER_HOOKS_TOKEN ?? '',
  })
  receiver.on('order_paid', ({ fields }) => console.log(`Order ${fields.id} is paid`))
  await receiver.start()
  return { receiver, handle: createFetchHandler(receiver) }
}

/** Not before it is asked for, since the build loads this module too; again when it failed. */
function running(): Promise<Running> {
  kept.jumpsellerReceiver ??= start().catch((error) => {
    kept.jumpsellerReceiver = undefined
    throw error
  })
  return kept.jumpsellerReceiver
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const [{ handle }, { event }] = await Promise.all([running(), params])
  return handle(request, event?.join('/'))
}
