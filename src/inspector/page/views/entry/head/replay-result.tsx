import type { SentAttempt } from '../../../../api.ts'
import { span } from '../../../format.ts'
import { failureOf, readAnswer } from '../../../parts/read-answer.ts'
import type { Replay } from './replay.ts'

/** What came back of a replay, where the button was pressed. */
export function ReplayResult({ replay }: { replay: Replay }) {
  return (
    <div role="status" aria-live="polite">
      {replay.is === 'sending' && <p class="quiet">Sending …</p>}
      {replay.is === 'failed' && (
        <p class="notice bad">
          <span aria-hidden="true">✕</span> {replay.message}
        </p>
      )}
      {replay.is === 'sent' &&
        replay.answer.sent.map((attempt, at) => (
          <Attempt key={at} attempt={attempt} url={replay.answer.url} />
        ))}
    </div>
  )
}

function Attempt({ attempt, url }: { attempt: SentAttempt; url: string }) {
  const { status, latencyMs, answer } = attempt
  if (status === null) {
    return (
      <p class="notice bad">
        <span aria-hidden="true">✕</span>
        <span class="breakable">
          No answer from {url}: {failureOf(attempt)}.
        </span>
      </p>
    )
  }
  const isGood = status >= 200 && status < 300
  const read = readAnswer(answer?.body)
  return (
    <p class={`notice ${isGood ? 'good' : 'bad'}`}>
      <span aria-hidden="true">{isGood ? '✓' : '✕'}</span>
      <span class="breakable entry-value">
        Answered {status}
        {read && `: ${[read.verdict, read.reason].filter(Boolean).join(', ')}`}{' '}
        <span class="number">in {span(latencyMs)}</span>
      </span>
    </p>
  )
}
