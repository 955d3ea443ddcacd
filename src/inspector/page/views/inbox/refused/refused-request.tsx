import { useSignal } from '@preact/signals'
import type { RefusedView } from '../../../../../receiver/http/views.ts'
import { inspector } from '../../../api.ts'
import { CopyButton } from '../../../parts/copy-button.tsx'
import { Time } from '../../../parts/time.tsx'
import { VerdictBadge } from '../../../parts/verdict-badge.tsx'
import { SignaturePanel } from '../../entry/signature-tab.tsx'
import { nextStep } from './next-step.ts'

/** One refused request: why at a glance, all of it when it is opened. */
export function RefusedRequest({ request }: { request: RefusedView }) {
  const { id, at, reason, status, message, headers, body } = request
  const wasOpened = useSignal(false)
  return (
    <li class="card refused-request">
      <details
        onToggle={() => {
          wasOpened.value = true
        }}
      >
        <summary>
          <span class="refused-line">
            <VerdictBadge verdict="refused" reason={reason} />
            <strong>{reason.replaceAll('_', ' ')}</strong>
            <span class="badge number">answered {status}</span>
            <span class="quiet refused-when">
              <Time at={at} />
            </span>
          </span>
          <span class="quiet refused-why">{message}</span>
        </summary>
        <div class="stack refused-body">
          <p class="notice">{nextStep(reason)}</p>
          {wasOpened.value && isOfSignature(reason) && (
            <section class="stack tight">
              <h2>Signature</h2>
              <SignaturePanel ask={() => inspector.refusedSignature(id)} of={String(id)} />
            </section>
          )}
          <section class="stack tight">
            <h2>Headers</h2>
            {headers.length === 0 ? (
              <p class="quiet">None were read.</p>
            ) : (
              <dl class="pairs mono">
                {headers.map(([name, value], index) => (
                  <div key={index} class="refused-header">
                    <dt>
                      <bdi>{name}</bdi>
                    </dt>
                    <dd>
                      <bdi>{value}</bdi>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </section>
          <section class="stack tight">
            <div class="row spread">
              <h2>Body</h2>
              {body !== '' && <CopyButton text={body} label="Copy body" />}
            </div>
            {body === '' ? (
              <p class="quiet">It was empty, or never read.</p>
            ) : (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by Tab
              <section class="code wraps refused-text" tabIndex={0} aria-label="Body as text">
                {body}
              </section>
            )}
          </section>
        </div>
      </details>
    </li>
  )
}

function isOfSignature(reason: RefusedView['reason']): boolean {
  return reason.startsWith('signature_')
}
