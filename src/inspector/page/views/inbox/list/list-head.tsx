import { exportHref } from '../../../api.ts'
import { FireButtons } from '../../../parts/fire-buttons.tsx'
import { settings } from '../../../settings.ts'
import { FilterHelp } from '../filter/filter-help.tsx'
import type { InboxState } from '../inbox-state.ts'
import type { InboxList } from './inbox-list.ts'

interface ListHeadProps {
  list: InboxList | undefined
  state: InboxState
  /** How many requests were refused. */
  refused: number
}

/** What the list is, and what can be done with all of it. */
export function ListHead({ list, state, refused }: ListHeadProps) {
  const isPaused = state.isPaused.value
  return (
    <div class="inbox-head">
      <div class="row spread">
        <span class="quiet small number">{list ? countOf(list) : ' '}</span>
        <span class="row">
          {refused > 0 && (
            <a class="small" href="/refused">
              Refused: {refused}
            </a>
          )}
          <button
            type="button"
            class="button small"
            title="New entries wait while the list is paused (p)"
            onClick={() => state.togglePause()}
          >
            {isPaused ? 'Go on' : 'Pause'}
          </button>
        </span>
      </div>
      <div class="inbox-folds">
        <FilterHelp />
        {list && !list.source.isInboxEmpty && (
          <>
            <Downloads q={list.q} />
            {settings.value?.store && (
              <details class="inbox-fold">
                <summary>Raise an event</summary>
                <div class="inbox-fold-body">
                  <FireButtons />
                </div>
              </details>
            )}
          </>
        )}
      </div>
      {list && <SearchProgress list={list} />}
      {state.coming.value && <p class="inbox-progress small quiet">Searching …</p>}
    </div>
  )
}

function countOf(list: InboxList): string {
  list.version.value
  const { rows, isWhole } = list.source
  const count = rows.length.toLocaleString()
  if (list.q === '') return rows.length === 1 ? '1 entry' : `${count} entries`
  return isWhole ? `${count} found` : `${count} found so far`
}

function Downloads({ q }: { q: string }) {
  return (
    <details class="inbox-fold">
      <summary>Download</summary>
      <div class="inbox-fold-body row">
        <span>{q === '' ? 'All entries' : 'All that match'}, the newest 10,000 at most:</span>
        <a class="button small" href={exportHref('har', { q })} download>
          HAR
        </a>
        <a class="button small" href={exportHref('ndjson', { q })} download>
          NDJSON
        </a>
      </div>
    </details>
  )
}

/** How far a search through bodies has come; it can be stopped, and gone on with. */
function SearchProgress({ list }: { list: InboxList }) {
  list.version.value
  const { source } = list
  const { searched, isStopped, isWhole } = source
  if (searched !== null) {
    const share = Math.round(searched * 100)
    return (
      <div class="inbox-progress row">
        <progress max={100} value={share} aria-label="Searched" />
        <span class="small quiet number">Searched {share} %</span>
        <button type="button" class="button small" onClick={() => source.stop()}>
          Stop
        </button>
      </div>
    )
  }
  if (!isStopped || isWhole) return null
  return (
    <div class="inbox-progress row">
      <span class="small quiet">The search was stopped: there may be more.</span>
      <button type="button" class="button small" onClick={() => source.resume()}>
        Search on
      </button>
    </div>
  )
}
