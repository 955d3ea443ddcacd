import { useSignal } from '@preact/signals'
import type { WholeDeliveryView } from '../../../../store/index.ts'
import { bytes, span } from '../../format.ts'
import { momentText } from './store-time.ts'

type Attempt = WholeDeliveryView['attempts'][number]

const failureWords: Record<NonNullable<Attempt['failure']>, string> = {
  dns: 'name not resolved',
  refused: 'connection refused',
  tls: 'TLS failed',
  timeout: 'no answer in time',
  network: 'connection broke',
  redirect: 'answered with a redirect,',
  status: 'answered',
}

/** Every attempt that was made, newest first, with request and answer on demand. */
export function AttemptsList({ attempts }: { attempts: readonly Attempt[] }) {
  return (
    <section class="card stack tight" aria-labelledby="delivery-attempts">
      <h2 id="delivery-attempts">Attempts</h2>
      {attempts.length === 0 && <p class="quiet">None is made yet.</p>}
      <ol class="store-rows">
        {attempts.toReversed().map((attempt) => (
          <AttemptRow key={attempt.n} attempt={attempt} />
        ))}
      </ol>
    </section>
  )
}

function AttemptRow({ attempt }: { attempt: Attempt }) {
  const isOpen = useSignal(false)
  const { n, startedAt, failure, status, latencyMs, message, fault } = attempt
  return (
    <li class="store-attempt">
      <details
        onToggle={(event) => {
          isOpen.value = event.currentTarget.open
        }}
      >
        <summary>
          <span class="number">
            <strong>Attempt {n}</strong>
          </span>
          <span class={`badge ${failure === null ? 'good' : 'bad'}`}>
            <span aria-hidden="true">{failure === null ? '✓' : '✕'}</span>
            {failure === null ? 'Delivered' : 'Failed'}
          </span>
          <span class="number">
            {failureWords[failure ?? 'status']} {status}
          </span>
          {fault && (
            <span class="badge odd" title="The store was told to commit this fault">
              <span aria-hidden="true">⚡</span> Fault: {fault.replaceAll('_', ' ')}
            </span>
          )}
          <span class="quiet number">{span(latencyMs)}</span>
          <span class="quiet number small">{momentText(startedAt)}</span>
        </summary>
        {isOpen.value && (
          <div class="stack tight store-attempt-body">
            {message && <p class="breakable">{message}</p>}
            <Exchange attempt={attempt} />
          </div>
        )}
      </details>
    </li>
  )
}

function Exchange({ attempt: { request, answer } }: { attempt: Attempt }) {
  return (
    <>
      <h3>Request</h3>
      <p class="mono breakable">
        {request.method} {request.url}
      </p>
      <Headers headers={request.headers} />
      <Body text={request.body} />
      <h3>Answer</h3>
      {answer ? (
        <>
          <p class="mono">{answer.status}</p>
          <Headers headers={answer.headers} />
          <Body text={answer.body} />
          {answer.truncated && <p class="quiet small">It was longer; only this much is kept.</p>}
        </>
      ) : (
        <p class="quiet">None came.</p>
      )}
    </>
  )
}

function Headers({ headers }: { headers: Readonly<Record<string, string>> }) {
  return (
    <dl class="pairs mono small">
      {Object.entries(headers).map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  )
}

function Body({ text }: { text: string }) {
  if (text === '') return <p class="quiet small">Without a body.</p>
  return (
    <details>
      <summary>Body, {bytes(new TextEncoder().encode(text).length)}</summary>
      <pre class="code wraps">{text}</pre>
    </details>
  )
}
