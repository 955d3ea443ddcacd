import {
  examineFidelity,
  type Fidelity,
  headerNames,
  sign,
  type UnknownField,
  unknownFields,
  type ValidationError,
  validateBody,
} from '../../contract/index.ts'
import { createMemoryInbox } from '../../receiver/adapters/journal/index.ts'
import {
  type Answer,
  createReceiver,
  type Fields,
  fieldsOf,
  parseJson,
  type Reason,
  reasons,
  type Verdict,
} from '../../receiver/index.ts'

export interface Examination {
  verdict: Verdict
  reason: Reason | null
  /** The reason in words. */
  message: string | null
  /** What schemas/body.json does not allow. */
  errors: ValidationError[]
  /** JSON Pointers. */
  unknownFields: string[]
  /** The same, each with the known field that was perhaps meant. */
  unknown: UnknownField[]
  /** What a JSON parser, JavaScript or a database would lose of the bytes. */
  fidelity: Fidelity
  /** Null where the body is no order. */
  fields: Fields | null
  /** The signature that the first token makes; null without a token. */
  expectedSignature: string | null
}

interface Given {
  body: Buffer
  event: string
  /** Empty: the body is taken as genuine. */
  hooksTokens: readonly string[]
  /** Undefined: the body is taken as genuine. */
  signature: string | undefined
}

/** What the receiver would say of a body, with all that can be told about it. */
export async function examine({ body, event, hooksTokens, signature }: Given): Promise<Examination> {
  const checked = signature !== undefined && hooksTokens.length > 0
  const tokens = checked ? hooksTokens : ['genuine']
  const answer = await answerTo({
    body,
    event,
    tokens,
    signature: checked ? signature : sign(body, 'genuine'),
  })
  const parsed = parseJson(body)
  const valid = parsed.ok ? validateBody(parsed.value) : undefined
  const unknown = parsed.ok ? unknownFields(parsed.value) : []
  const [signing] = hooksTokens
  return {
    verdict: answer.verdict,
    reason: answer.reason ?? null,
    message: answer.reason ? reasons[answer.reason].message : null,
    errors: valid?.ok === false ? valid.errors : [],
    unknownFields: unknown.map(({ pointer }) => pointer),
    unknown,
    fidelity: examineFidelity(body),
    fields: valid?.ok ? fieldsOf(valid.body.order) : null,
    expectedSignature: signing === undefined ? null : sign(body, signing),
  }
}

interface Request {
  body: Buffer
  event: string
  tokens: readonly string[]
  signature: string
}

async function answerTo({ body, event, tokens, signature }: Request): Promise<Answer> {
  const receiver = createReceiver({ inbox: createMemoryInbox(), hooksToken: tokens })
  const headers: Record<string, string> = {
    [headerNames.signature.toLowerCase()]: signature,
    [headerNames.event.toLowerCase()]: event,
  }
  await receiver.start()
  const answer = await receiver.receive({ body, rawHeaders: [], headers })
  await receiver.stop()
  return answer
}
