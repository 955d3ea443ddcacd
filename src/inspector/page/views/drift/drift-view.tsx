import type { DriftAnswer } from '../../../api.ts'
import { useCommands } from '../../keys.ts'
import { go, hrefWith, param } from '../../location.ts'
import { FireButtons } from '../../parts/fire-buttons.tsx'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { Time } from '../../parts/time.tsx'
import { settings } from '../../settings.ts'
import { FindingRow } from './finding-row.tsx'
import { NeverSeen } from './never-seen.tsx'
import { Proposal } from './proposal.tsx'
import { type Learning, useDrift } from './use-drift.ts'
import './drift.css'

const periods: [since: string, label: string][] = [
  ['', 'All events'],
  ['24h', 'The last 24 hours'],
  ['7d', 'The last 7 days'],
  ['30d', 'The last 30 days'],
]

/** In which fields, types and nulls the bodies that came differ from the schemas, and from what they were. */
export function DriftView() {
  const since = param('since')
  const { loaded, learning, again } = useDrift(since)
  useCommands([{ keys: 'r', label: 'Look for drift again', group: 'Drift', run: again }])
  const others = periods.some(([each]) => each === since) ? [] : [[since, `Since ${since}`] as const]
  return (
    <div class="page stack">
      <div class="row spread">
        <h1>Drift</h1>
        <span class="row">
          <select
            class="field"
            aria-label="Events to count"
            value={since}
            onChange={(event) => go(hrefWith({ since: event.currentTarget.value }), { replace: true })}
          >
            {[...periods, ...others].map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <button type="button" class="button small" onClick={again}>
            Look again
          </button>
        </span>
      </div>
      <p class="quiet">
        Where what hooks bring is not what the schemas say, or not what it used to be. Quarantined entries
        count too. Only types and shares are shown, and words for states.
      </p>
      {learning.value && <Progress {...learning.value} />}
      <LoadedView loaded={loaded} again={again}>
        {(answer) => <Found {...answer} />}
      </LoadedView>
    </div>
  )
}

function Progress({ read, upTo }: Learning) {
  return (
    <p class="notice" role="status">
      <span>
        {new Intl.NumberFormat().format(read)} entries read, up to <Time at={upTo} /> …
      </span>
    </p>
  )
}

function Found({ report, passedOver }: Extract<DriftAnswer, { state: 'ready' }>) {
  const { bodies, findings, neverSeen, patches, more, first, since, last } = report
  if (first === null) return <NoEvents />
  const left = passedOver.notJson + passedOver.otherEvents + passedOver.reconciled
  return (
    <>
      <p class="drift-span">
        <strong class="number">{new Intl.NumberFormat().format(bodies)}</strong>{' '}
        {bodies === 1 ? 'event' : 'events'} from <Time at={since ?? first} /> to <Time at={last} />.
        {left > 0 &&
          ` Not looked at: ${passedOver.notJson} not JSON, ${passedOver.otherEvents} of unknown events, ${passedOver.reconciled} that no hook brought.`}
      </p>
      {more > 0 && (
        <p class="notice warn">There are more fields than are learned: {more} sightings were passed over.</p>
      )}
      {findings.length === 0 ? (
        <p class="notice good">
          <span aria-hidden="true">✓</span>
          {bodies === 0
            ? 'Nothing came in this time.'
            : 'No drift: bodies are what the schemas say, and as they always were.'}
        </p>
      ) : (
        <ol class="drift-list" aria-label="Findings, in the order of the body">
          {findings.map((finding) => (
            <FindingRow
              key={`${finding.kind} ${finding.path} ${finding.types} ${finding.value}`}
              finding={finding}
            />
          ))}
        </ol>
      )}
      <Proposal patches={patches} />
      <NeverSeen findings={neverSeen} />
    </>
  )
}

function NoEvents() {
  return (
    <div class="empty">
      <h2>No event yet</h2>
      {settings.value?.store ? (
        <>
          <p>Let the store raise one; what it brings is held against the schemas here.</p>
          <FireButtons />
        </>
      ) : (
        <p>
          What hooks bring is held against the schemas here. To send one now:{' '}
          <code>npm run kit -- trigger order_paid</code>
        </p>
      )}
    </div>
  )
}
