import type { ExplainedMistake, SignatureExplanation } from '../../../../contract/index.ts'
import type { EntryView } from '../../../../receiver/http/views.ts'
import type { SignatureAnswer } from '../../../api.ts'
import { inspector } from '../../api.ts'
import { useLoaded } from '../../loaded.ts'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { firstDifference } from './first-difference.ts'
import { signatureHint } from './signature-hint.ts'

export function SignatureTab({ entry }: { entry: EntryView }) {
  return <SignaturePanel ask={() => inspector.signature(entry.id)} of={entry.id} />
}

interface SignaturePanelProps {
  ask: () => Promise<SignatureAnswer>
  /** Names the request that is asked about. */
  of: string
}

/** Whether the signature fits, and what was done to come by one that does not. */
export function SignaturePanel({ ask, of }: SignaturePanelProps) {
  const { loaded, again } = useLoaded(ask, [of])
  return (
    <LoadedView loaded={loaded} again={again}>
      {(answer) =>
        answer.judged ? (
          <Explained explanation={answer.explanation} />
        ) : (
          <p class="notice warn">
            <span aria-hidden="true">▲</span> {answer.message}
          </p>
        )
      }
    </LoadedView>
  )
}

const verdicts: Record<SignatureExplanation['verdict'], { tone: string; sign: string; text: string }> = {
  valid: {
    tone: 'good',
    sign: '✓',
    text: 'The signature is right: it was made over these bytes with the hooks token.',
  },
  missing: {
    tone: 'warn',
    sign: '▲',
    text: 'There is no signature: the header Jumpseller-Hmac-Sha256 is missing.',
  },
  malformed: {
    tone: 'bad',
    sign: '✕',
    text: 'The signature is not the Base64 of 32 bytes, so it cannot be right.',
  },
  wrong: {
    tone: 'bad',
    sign: '✕',
    text: 'The signature was not made over these bytes with the hooks token.',
  },
}

function Explained({ explanation }: { explanation: SignatureExplanation }) {
  const { verdict, received, expected, mistakes, tokenIndex } = explanation
  const { tone, sign, text } = verdicts[verdict]
  const right = expected[tokenIndex ?? 0]
  const hint = signatureHint(explanation)
  return (
    <div class="stack">
      <p class={`notice ${tone}`}>
        <span aria-hidden="true">{sign}</span> {text}
      </p>
      <dl class="pairs">
        <dt>Received</dt>
        <dd class="mono entry-value">
          {received === null ? <span class="quiet">nothing</span> : <Compared text={received} with={right} />}
        </dd>
        <dt>Expected</dt>
        <dd class="mono">
          {right ?? <span class="quiet">No hooks token is set, so there is nothing to compare with.</span>}
        </dd>
      </dl>
      {expected.length === 0 && (
        <p class="notice warn">
          Set JUMPSELLER_HOOKS_TOKEN and start the kit again: it then refuses what is not signed.
        </p>
      )}
      {mistakes.length > 0 && (
        <section class="card stack tight">
          <h2>
            {verdict === 'valid'
              ? 'Worth knowing'
              : mistakes.length > 1
                ? 'These mistakes, together, give this very value'
                : 'This mistake gives this very value'}
          </h2>
          {mistakes.map((mistake) => (
            <Mistake key={mistake.id} mistake={mistake} />
          ))}
        </section>
      )}
      {hint && <p class="quiet">{hint}</p>}
    </div>
  )
}

function Mistake({ mistake }: { mistake: ExplainedMistake }) {
  return (
    <div class="entry-mistake">
      <h3>
        {mistake.title}
        {mistake.detail && <span class="quiet entry-value"> ({mistake.detail})</span>}
      </h3>
      <p>{mistake.mending}</p>
    </div>
  )
}

/** A text with the first character marked that differs from another. */
function Compared({ text, with: other }: { text: string; with: string | undefined }) {
  const at = other === undefined ? undefined : firstDifference(text, other)
  if (at === undefined) return <>{text}</>
  return (
    <>
      {text.slice(0, at)}
      <mark class="entry-differs" title={`Character ${at + 1} is the first that differs`}>
        {text.slice(at, at + 1) || '␣'}
      </mark>
      {text.slice(at + 1)}
      <span class="small quiet entry-meaning">
        {at < text.length ? `Character ${at + 1} is the first that differs.` : 'It ends too early.'}
      </span>
    </>
  )
}
