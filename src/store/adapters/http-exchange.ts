import type { Dispatcher } from 'undici'
import type { AttemptAnswer } from '../domain/attempt.ts'
import { failureClassOf, messageOf } from './failure-class.ts'

const bodyBytesKept = 64 * 1024
const noBytes = new Uint8Array(0)

/**
 * One POST and what is answered, as undici tells it piece by piece. `undici.request` would make a stream of every
 * answer, and an AbortSignal for the time limit costs as much as sending: here are a list of chunks and a timer.
 */
export class HttpExchange implements Dispatcher.DispatchHandler {
  readonly #tell: (answer: AttemptAnswer) => void
  readonly #timeLimitMs: number
  readonly #began = performance.now()
  readonly #timer: ReturnType<typeof setTimeout>
  #request: Dispatcher.DispatchController | undefined
  #isOver = false
  #status = 0
  #headers: Record<string, string> = {}
  #chunks: Uint8Array[] | undefined
  #bytes = 0

  /** Tells the answer once. The time limit begins now. */
  constructor(timeLimitMs: number, tell: (answer: AttemptAnswer) => void) {
    this.#tell = tell
    this.#timeLimitMs = timeLimitMs
    this.#timer = setTimeout(() => this.#outOfTime(), timeLimitMs)
  }

  onRequestStart(request: Dispatcher.DispatchController): void {
    this.#request = request
    // The time was up before there was a connection: nothing is to be sent any more.
    if (this.#isOver) request.abort(new Error('too late'))
  }

  /** Comes once more for every 1xx before the answer itself. */
  onResponseStart(
    _request: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status
    this.#headers = joined(headers)
  }

  onResponseData(_request: Dispatcher.DispatchController, chunk: Uint8Array): void {
    const room = bodyBytesKept - this.#bytes
    this.#bytes += chunk.length
    if (room <= 0) return
    this.#chunks ??= []
    this.#chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk)
  }

  onResponseEnd(): void {
    const answer = {
      status: this.#status,
      headers: this.#headers,
      body: this.#body(),
      truncated: this.#bytes > bodyBytesKept,
    }
    this.#over({ answered: true, answer, latencyMs: this.#latency() })
  }

  onResponseError(_request: Dispatcher.DispatchController | undefined, error: unknown): void {
    const [failure, message] = [failureClassOf(error), messageOf(error)]
    this.#over({ answered: false, failure, message, latencyMs: this.#latency() })
  }

  #outOfTime(): void {
    const message = `no whole answer within ${this.#timeLimitMs / 1000} s`
    this.#over({ answered: false, failure: 'timeout', message, latencyMs: this.#latency() })
    this.#request?.abort(new Error(message))
  }

  #over(answer: AttemptAnswer): void {
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#timer)
    this.#tell(answer)
  }

  #body(): Uint8Array {
    const chunks = this.#chunks
    if (chunks === undefined) return noBytes
    return chunks.length === 1 ? (chunks[0] ?? noBytes) : Buffer.concat(chunks)
  }

  #latency(): number {
    return Math.round(performance.now() - this.#began)
  }
}

/** Of a header that came several times the values become one; the others stay as they are. */
function joined(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  for (const name in headers) {
    const value = headers[name]
    if (typeof value !== 'string') headers[name] = value?.join(', ') ?? ''
  }
  return headers as Record<string, string>
}
