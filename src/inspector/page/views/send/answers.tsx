import { bytes, eventLabel } from '../../format.ts'
import { Time } from '../../parts/time.tsx'
import { AttemptRow } from './attempt-row.tsx'
import { type Sending, sendings } from './sendings.ts'

/** What was sent in this session, and what came back, the newest first. */
export function Answers() {
  const all = sendings.value
  return (
    <section class="stack" aria-label="Answers">
      <div class="row spread">
        <h2>Answers</h2>
        {all.length > 0 && (
          <button
            type="button"
            class="button small"
            onClick={() => {
              sendings.value = []
            }}
          >
            Clear
          </button>
        )}
      </div>
      <div class="stack" role="log" aria-label="What came back">
        {all.length === 0 && (
          <p class="quiet">
            Nothing was sent yet in this session. Press <kbd>Ctrl+Enter</kbd>: what comes back stands here.
          </p>
        )}
        {all.map((sending) => (
          <Answer key={sending.number} sending={sending} />
        ))}
      </div>
    </section>
  )
}

function Answer({ sending: { at, event, isEdited, answer } }: { sending: Sending }) {
  const { url, request, sent } = answer
  return (
    <article class="card stack tight">
      <header class="row">
        <h3 class="breakable">{event ? eventLabel(event) : 'No event'}</h3>
        <Time at={at} />
        <span class="quiet small">
          {isEdited ? 'edited' : 'not edited'}, {bytes(request.size)}
          {sent.length > 1 && `, ${sent.length} times`}
        </span>
        <span class="quiet small breakable mono">{url}</span>
      </header>
      <ol class="send-attempts">
        {sent.map((attempt, index) => (
          <AttemptRow key={index} attempt={attempt} url={url} number={sent.length > 1 ? index + 1 : null} />
        ))}
      </ol>
    </article>
  )
}
