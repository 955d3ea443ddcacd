import type { SendFailure, SentAttempt } from '../../api.ts'

const verdicts = ['accepted', 'quarantined', 'refused', 'duplicate'] as const

/** What an answer of the receiver says; null for an answer of another form. */
export interface ReadAnswer {
  verdict: (typeof verdicts)[number]
  /** In words. */
  reason: string | null
  /** Of the entry. */
  id: string | null
}

export function readAnswer(body: string | undefined): ReadAnswer | null {
  const told = objectIn(body)
  const verdict = verdicts.find((known) => known === told?.verdict)
  if (!told || !verdict) return null
  const { reason, id } = told
  return {
    verdict,
    reason: typeof reason === 'string' ? reason.slice(0, 80).replaceAll('_', ' ') : null,
    id: typeof id === 'string' && /^\w{1,40}-\d{1,16}$/.test(id) ? id : null,
  }
}

function objectIn(text: string | undefined): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

const failures: Record<SendFailure, string> = {
  dns: 'the name of the host is not known',
  refused: 'nothing listens there',
  tls: 'the certificate is not trusted',
  timeout: 'it took longer than 15 s',
  network: 'the connection broke',
}

/** Why no answer came, for the end of a sentence. */
export function failureOf({ failure }: SentAttempt): string {
  return failure ? failures[failure] : 'it is not known why'
}
