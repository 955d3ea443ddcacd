import { useEffect } from 'preact/hooks'
import { receiver } from '../../api.ts'
import { useCommands } from '../../keys.ts'
import { useLoaded } from '../../loaded.ts'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { RefusedRequest } from './refused/refused-request.tsx'
import '../entry/entry.css'
import './refused/refused.css'

const everyMilliseconds = 5_000

/** What came and was not taken in: kept in memory only, the newest 200. */
export function RefusedView() {
  const { loaded, again } = useLoaded(receiver.refused, [])
  useEffect(() => {
    const asking = setInterval(() => {
      if (!document.hidden) again()
    }, everyMilliseconds)
    return () => clearInterval(asking)
  }, [])
  useCommands([{ keys: 'r', label: 'Refresh the refused requests', group: 'Refused', run: again }])
  return (
    <div class="page stack">
      <div class="row spread">
        <h1>Refused requests</h1>
        <span class="row">
          <a href="/">‹ Inbox</a>
          <button type="button" class="button small" onClick={again}>
            Refresh
          </button>
        </span>
      </div>
      <p class="quiet">
        Nothing speaks for their being genuine, or they could not be kept, so they are not in the inbox. The
        newest 200 are remembered until the receiver stops, of each body the first 16 kB.
      </p>
      <LoadedView loaded={loaded} again={again}>
        {({ refused }) =>
          refused.length === 0 ? (
            <p class="empty">Nothing has been refused since the receiver started.</p>
          ) : (
            <ul class="stack tight" aria-label="Refused requests, newest first">
              {refused.map((request, at) => (
                <RefusedRequest
                  key={`${request.at} ${nthOf(refused, at)}`}
                  request={request}
                  nth={nthOf(refused, at)}
                />
              ))}
            </ul>
          )
        }
      </LoadedView>
    </div>
  )
}

/** Newest first, those of one millisecond stand together. */
function nthOf(refused: readonly { at: string }[], index: number): number {
  return index - refused.findIndex(({ at }) => at === refused[index]?.at)
}
