import { useSignal } from '@preact/signals'
import type { SentAnswer, SentAttempt } from '../../../api.ts'
import { inspector } from '../../api.ts'
import { span } from '../../format.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { failureOf, readAnswer } from '../../parts/read-answer.ts'
import { VerdictBadge } from '../../parts/verdict-badge.tsx'
import { hrefOf } from '../../places.ts'
import { settings } from '../../settings.ts'

interface AttemptRowProps {
  attempt: SentAttempt
  url: string
  /** From 1, where there are several. */
  number: number | null
}

export function AttemptRow({ attempt, url, number }: AttemptRowProps) {
  const { status, latencyMs, answer } = attempt
  const isOpen = useSignal(false)
  const isOurs = url.startsWith(settings.value?.hookUrl ?? '\n')
  const told = isOurs ? readAnswer(answer?.body) : null
  const isGood = status !== null && status >= 200 && status < 300
  return (
    <li class="send-attempt">
      <div class="row">
        {number !== null && <span class="quiet number">{number}.</span>}
        <span class={`badge ${isGood ? 'good' : 'bad'}`}>
          <span aria-hidden="true">{isGood ? '✓' : '✕'}</span>
          {status ?? 'No answer'}
        </span>
        {status === null && <span>{failureOf(attempt)}</span>}
        {told && <VerdictBadge verdict={told.verdict} />}
        {told?.reason && <span class="quiet">{told.reason}</span>}
        <span class="quiet number">{span(latencyMs)}</span>
        {told?.id && (
          <>
            <a href={hrefOf.entry(told.id)}>Open {told.id}</a>
            <CopyButton label="Copy as cURL" text={() => inspector.curl(told.id ?? '')} />
          </>
        )}
        {answer && (
          <button
            type="button"
            class="button small"
            aria-expanded={isOpen.value}
            onClick={() => {
              isOpen.value = !isOpen.value
            }}
          >
            {isOpen.value ? 'Hide answer' : 'Show answer'}
          </button>
        )}
      </div>
      {isOpen.value && answer && <AnswerText answer={answer} />}
    </li>
  )
}

function AnswerText({ answer: { headers, body, truncated } }: { answer: SentAnswer }) {
  return (
    <div class="stack tight">
      <dl class="pairs small send-headers">
        {headers.map(([name, value], at) => (
          // A name may come more than once.
          <div key={at} class="send-header">
            <dt>{name}</dt>
            <dd class="mono send-value">{value}</dd>
          </div>
        ))}
      </dl>
      {body === '' ? (
        <p class="quiet">Without a body.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to get there
        <pre class="code wraps send-value send-answer" tabIndex={0}>
          {body}
        </pre>
      )}
      {truncated && <p class="quiet small">Only its beginning was kept.</p>}
    </div>
  )
}
