/** One HTTP answer as it came over the wire. */
export interface Answer {
  status: number
  /** By lower-case name. */
  headers: Map<string, string>
  body: Buffer
  /** Whether the body is as long as the answer says. */
  whole: boolean
}

const headEnd = Buffer.from('\r\n\r\n')

/** The answers in what a connection brought, those that only say "go on" left out; undefined where it is no HTTP. */
export function answersIn(bytes: Buffer, bodiless = false): Answer[] | undefined {
  const answers: Answer[] = []
  let rest = bytes
  while (rest.length > 0) {
    const end = rest.indexOf(headEnd)
    const head = end < 0 ? undefined : headOf(rest.toString('latin1', 0, end))
    if (!head) return undefined
    const from = rest.subarray(end + headEnd.length)
    if (head.status >= 100 && head.status < 200) {
      rest = from
      continue
    }
    const noBody = head.status === 204 || head.status === 304 || (bodiless && answers.length === 0)
    const { body, whole, used } = noBody ? nothing : bodyOf(from, head.headers)
    answers.push({ ...head, body, whole })
    rest = from.subarray(used)
  }
  return answers
}

const nothing = { body: Buffer.alloc(0), whole: true, used: 0 }

function headOf(text: string): { status: number; headers: Map<string, string> } | undefined {
  const [first = '', ...lines] = text.split('\r\n')
  const [, status] = /^HTTP\/1\.[01] (\d{3}) /.exec(first) ?? []
  if (status === undefined) return undefined
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon < 1) return undefined
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return { status: Number(status), headers }
}

function bodyOf(from: Buffer, headers: Map<string, string>): { body: Buffer; whole: boolean; used: number } {
  if (headers.get('transfer-encoding') === 'chunked') return chunked(from)
  const length = headers.get('content-length')
  if (length === undefined) return { body: from, whole: true, used: from.length }
  const body = from.subarray(0, Number(length))
  return { body, whole: body.length === Number(length), used: body.length }
}

function chunked(from: Buffer): { body: Buffer; whole: boolean; used: number } {
  const chunks: Buffer[] = []
  for (let at = 0; ; ) {
    const lineEnd = from.indexOf('\r\n', at)
    const size = lineEnd < 0 ? Number.NaN : Number.parseInt(from.toString('latin1', at, lineEnd), 16)
    if (Number.isNaN(size)) return { body: Buffer.concat(chunks), whole: false, used: from.length }
    if (size === 0) return { body: Buffer.concat(chunks), whole: true, used: lineEnd + 4 }
    chunks.push(from.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
}
