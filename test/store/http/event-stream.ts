import { onTestFinished } from 'vitest'

/** A block of a stream of server-sent events. */
export interface StreamEvent {
  id: number
  name: string
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it reads
  data: any
}

export interface EventStream {
  response: Response
  /** The next block as it came; undefined when the stream has ended. */
  nextBlock(): Promise<string | undefined>
  /** The next event; comments are passed over. */
  next(): Promise<StreamEvent>
  /** The next event of the name. */
  nextOf(name: string): Promise<StreamEvent>
  close(): void
}

/** Reads a stream until the test is over. */
export async function eventStream(url: string, lastEventId?: number): Promise<EventStream> {
  const gone = new AbortController()
  onTestFinished(() => gone.abort())
  const headers: Record<string, string> = lastEventId ? { 'Last-Event-ID': String(lastEventId) } : {}
  const response = await fetch(url, { headers, signal: gone.signal })
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let text = ''

  async function nextBlock(): Promise<string | undefined> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        return block
      }
      const { value, done } = await reader.read()
      if (done) return undefined
      text += decoder.decode(value, { stream: true })
    }
  }

  async function next(): Promise<StreamEvent> {
    for (;;) {
      const block = await nextBlock()
      if (block === undefined) throw new Error('the stream ended')
      const [, id, name, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/.exec(block) ?? []
      if (name) return { id: Number(id), name, data: JSON.parse(data ?? '') }
    }
  }

  async function nextOf(name: string): Promise<StreamEvent> {
    for (;;) {
      const event = await next()
      if (event.name === name) return event
    }
  }

  return { response, nextBlock, next, nextOf, close: () => gone.abort() }
}
