import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createMemoryInbox } from '../../src/receiver/adapters/journal/index.ts'
import { arrival } from '../receiver/arrivals.ts'
import { listening } from '../receiver/running.ts'
import { answersIn } from './answers.ts'
import { createAudit } from './audit.ts'
import type { HookCase, QuestionCase } from './case.ts'
import { smallBody } from './hooks/given.ts'
import { createOracle } from './oracle.ts'
import { genuine, rawRequest } from './raw-request.ts'
import type { DoorStand, Stand, StoreStand } from './stand.ts'

type Answering = (req: IncomingMessage, res: ServerResponse) => void

function answer(res: ServerResponse, status: number, value: unknown): void {
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
}

const taken = { verdict: 'accepted', id: 'a-1' }

/** A receiver that does as it is told, and keeps what it is told for all that comes. */
async function told(hooks: Answering, kept: Buffer = smallBody) {
  const url = await listening(
    createServer((req, res) => {
      if (req.url?.endsWith('/raw')) res.end(kept)
      else if (req.url?.startsWith('/api/entries/')) answer(res, 200, { headers: [] })
      else hooks(req, res)
    }),
  )
  const port = Number(new URL(url).port)
  const audit = createAudit(createMemoryInbox())
  const door: DoorStand = { port, url, errors: [], audit, close: async () => {} }
  const store: StoreStand = { port, errors: [], close: async () => {} }
  const doors = new Proxy({}, { get: () => door }) as Stand['doors']
  return createOracle({ doors, store, renewStore: async () => {}, close: async () => {} })
}

const good = genuine('signed', smallBody)
/** Only what is judged has this header; the next good request is answered well. */
const isJudged = ({ method, headers }: IncomingMessage) =>
  method === 'GET' || headers['content-type'] !== undefined

async function faultsOf(one: HookCase | QuestionCase, hooks: Answering, kept?: Buffer): Promise<string> {
  const oracle = await told(hooks, kept)
  const { faults } = await oracle.judge(one)
  await oracle.close()
  return faults.join('\n')
}

describe('the oracle', () => {
  it('has nothing against a receiver that keeps its promises', async () => {
    expect(await faultsOf(good, (_req, res) => answer(res, 200, taken))).toBe('')
  })

  const answers: [string, Answering, string][] = [
    ['a fault', (_req, res) => answer(res, 500, {}), 'Answered 500'],
    ['a 503 while nothing is wrong', (_req, res) => answer(res, 503, { verdict: 'refused' }), 'Answered 503'],
    ['no answer', (req) => req.socket.destroy(), 'Answered nothing and not 200'],
    ['a refusal', (_req, res) => answer(res, 401, { verdict: 'refused', reason: 'signature_wrong' }), '401'],
    ['what is not in the table', (_req, res) => answer(res, 200, { verdict: 'refused', id: 'a-1' }), 'table'],
    ['no id', (_req, res) => answer(res, 200, { verdict: 'accepted' }), 'With or without id'],
    ['what is no HTTP', (req) => req.socket.end('hello\r\n\r\n'), 'No HTTP'],
    ['half an answer', (req) => req.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{'), 'broke off'],
  ]
  it.each(answers)('finds out %s', async (_name, wrong, fault) => {
    const hooks: Answering = (req, res) => (isJudged(req) ? wrong(req, res) : answer(res, 200, taken))
    expect(await faultsOf(good, hooks)).toContain(fault)
  })

  it('finds out a body that was parsed and written again', async () => {
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(smallBody.toString())))
    expect(rewritten.equals(smallBody)).toBe(false)
    expect(await faultsOf(good, (_req, res) => answer(res, 200, taken), rewritten)).toContain(
      'holds other bytes',
    )
  })

  it('finds out who takes nothing any more', async () => {
    const hooks: Answering = (req, res) => answer(res, isJudged(req) ? 200 : 503, taken)
    expect(await faultsOf(good, hooks)).toContain('The next good request is answered 503')
  })

  it('finds out a refusal that says nothing, where there is no door', async () => {
    const one: QuestionCase = { to: 'inspector', pieces: [rawRequest({ method: 'GET' })], ending: 'waits' }
    const hooks: Answering = (req, res) => (isJudged(req) ? answer(res, 404, {}) : answer(res, 200, taken))
    expect(await faultsOf(one, hooks)).toContain('Answered 404 without a message')
  })
})

describe('the audit', () => {
  it('finds out what is kept and nobody sent, answered or not', async () => {
    const inbox = createMemoryInbox()
    await inbox.open()
    const audit = createAudit(inbox)
    audit.expect([Buffer.from('{"order":{"id":1,"status":"Paid"}}')])
    await inbox.append(arrival({ text: '{"order":{"id":1,"status":"Paid"}}' }))
    expect(await audit.faults()).toEqual([])
    await inbox.append(arrival({ text: '{"order":{"id":2,"status":"Paid"}}' }))
    expect(await audit.faults()).toEqual([expect.stringContaining('holds bytes that nobody sent')])
  })
})

describe('the reader of answers', () => {
  it('reads several, chunked or by length, and passes over what only says go on', () => {
    const bytes = Buffer.from(
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi' +
        'HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n',
    )
    const read = answersIn(bytes)?.map(({ status, body, whole }) => [status, body.toString(), whole])
    expect(read).toEqual([
      [200, 'hi', true],
      [404, 'no', true],
    ])
  })
})
