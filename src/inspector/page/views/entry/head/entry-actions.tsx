import { type Signal, useSignal } from '@preact/signals'
import type { EntryView } from '../../../../../receiver/http/views.ts'
import type { SendAsked } from '../../../../api.ts'
import { ApiError, inspector } from '../../../api.ts'
import { useCommands } from '../../../keys.ts'
import { go } from '../../../location.ts'
import { copy } from '../../../parts/copy-button.tsx'
import { hrefOf } from '../../../places.ts'
import { lastTarget } from '../../send/last-target.ts'
import { Downloads } from './downloads.tsx'
import type { Replay } from './replay.ts'
import { ReplayResult } from './replay-result.tsx'

/** What can be done with an entry, by button and by key. */
export function EntryActions({ entry }: { entry: EntryView }) {
  const { id, event } = entry
  const to = lastTarget()
  const replay = useSignal<Replay>({ is: 'none' })
  const send = () => void replayNow({ entry: id, ...(to !== null && { to }) }, replay)
  const edit = () => go(hrefOf.send(id))
  const curl = () => void copy(() => inspector.curl(id), 'Copy as cURL')
  const diff = event && hrefOf.diff(id, `fixture:${event}`)
  useCommands([
    { keys: 'r', label: 'Replay this entry', group: 'Entry', run: send },
    {
      keys: 'Shift+R',
      label: 'Replay to another target',
      group: 'Entry',
      run: () => go(hrefOf.sendElsewhere(id)),
    },
    { keys: 'e', label: 'Edit and send again', group: 'Entry', run: edit },
    { keys: 'c', label: 'Copy as cURL', group: 'Entry', run: curl },
    ...(diff
      ? [{ keys: 'd', label: "Compare with its event's fixture", group: 'Entry', run: () => go(diff) }]
      : []),
  ])
  return (
    <div class="stack tight">
      <div class="row">
        <button
          type="button"
          class="button main"
          aria-keyshortcuts="r"
          disabled={replay.value.is === 'sending'}
          onClick={send}
        >
          Replay{to !== null && ` to ${hostOf(to)}`}
        </button>
        <a class="button" href={hrefOf.send(id)} aria-keyshortcuts="e">
          Edit and resend
        </a>
        <button type="button" class="button" aria-keyshortcuts="c" onClick={curl}>
          Copy as cURL
        </button>
        {diff && (
          <a class="button" href={diff} aria-keyshortcuts="d">
            Diff
          </a>
        )}
        <Downloads id={id} />
      </div>
      <ReplayResult replay={replay.value} />
    </div>
  )
}

/** The whole of what is no URL: the server says so when it is asked. */
function hostOf(to: string): string {
  return URL.canParse(to) ? new URL(to).host : to
}

async function replayNow(what: SendAsked, replay: Signal<Replay>): Promise<void> {
  if (replay.value.is === 'sending') return
  replay.value = { is: 'sending' }
  try {
    replay.value = { is: 'sent', answer: await inspector.send(what) }
  } catch (error) {
    replay.value = { is: 'failed', message: error instanceof ApiError ? error.message : String(error) }
  }
}
