import { useEffect } from 'preact/hooks'
import type { RefusedView as Request } from '../../../../receiver/http/views.ts'
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
  const { loaded, again } = useLoaded(() => receiver.refused(), [])
  useEffect(() => {
    const asking = setInterval(() => {
      if (!document.hidden) void againWhenThereIsMore()
    }, everyMilliseconds)
    return () => clearInterval(asking)
  }, [])

  /** The newest alone tells whether all of them are to be asked for anew. */
  async function againWhenThereIsMore(): Promise<void> {
    const now = loaded.peek()
    const shown = now.state === 'ready' ? now.value.refused[0] : undefined
    const newest = await receiver.refused(1).then(
      ({ refused }) => refused[0],
      () => undefined,
    )
    if (now.state === 'failed' || (shown && keyOf(shown)) !== (newest && keyOf(newest))) again()
  }

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
              {refused.map((request) => (
                <RefusedRequest key={keyOf(request)} request={request} />
              ))}
            </ul>
          )
        }
      </LoadedView>
    </div>
  )
}

/** Ids begin anew when the receiver does. */
function keyOf({ id, at }: Request): string {
  return `${id} ${at}`
}
