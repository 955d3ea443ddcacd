import type { DriftFinding } from '../../../../contract/drift/index.ts'
import { Time } from '../../parts/time.tsx'
import { looks, seenText } from './looks.ts'

export function FindingRow({ finding }: { finding: DriftFinding }) {
  const { kind, shown, path, since, allowed } = finding
  const { tone, sign, word } = looks[kind]
  return (
    <li class="drift-finding" aria-label={`${word}: ${shown}`}>
      <div class="drift-what">
        <code class="drift-path" title={path || '/'}>
          {shown}
        </code>
        <span class={`badge ${tone}`}>
          <span aria-hidden="true">{sign}</span>
          {word}
        </span>
      </div>
      <dl class="drift-facts">
        <div>
          <dt>Seen</dt>
          <dd>{seenText(finding)}</dd>
        </div>
        <div>
          <dt>Schema</dt>
          <dd>{kind === 'unknown_field' ? 'does not know it' : (allowed?.join(', ') ?? 'names others')}</dd>
        </div>
        <div>
          <dt>Since</dt>
          <dd>
            <Time at={since} />
          </dd>
        </div>
      </dl>
      <Share finding={finding} />
    </li>
  )
}

/** The bar repeats the figures beside it. */
function Share({ finding: { count, of, share } }: { finding: DriftFinding }) {
  const figures = new Intl.NumberFormat()
  return (
    <div class="drift-share">
      <span class="drift-bar" aria-hidden="true">
        <span style={{ width: `${of === 0 ? 0 : Math.min(100, (count / of) * 100)}%` }} />
      </span>
      <span class="number small">
        <strong>{share}</strong> of {figures.format(of)} {of === 1 ? 'event' : 'events'}
      </span>
    </div>
  )
}
