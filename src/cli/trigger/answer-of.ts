import type { Attempt } from '../../store/index.ts'

/** What a receiver of this kit's answers; another one may answer anything. */
export interface ToldAnswer {
  verdict: string | null
  reason: string | null
  id: string | null
}

const nothing: ToldAnswer = { verdict: null, reason: null, id: null }

export function answerOf({ answer }: Pick<Attempt, 'answer'>): ToldAnswer {
  const value = answer ? parsed(Buffer.from(answer.bodyBase64, 'base64').toString('utf8')) : undefined
  if (typeof value !== 'object' || value === null) return nothing
  const { verdict, reason, id } = value as Record<string, unknown>
  return { verdict: textOrNull(verdict), reason: textOrNull(reason), id: textOrNull(id) }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
