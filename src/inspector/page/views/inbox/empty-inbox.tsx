import { CopyButton } from '../../parts/copy-button.tsx'
import { FireButtons } from '../../parts/fire-buttons.tsx'
import { settings } from '../../settings.ts'

const command = 'npm run kit -- trigger order_paid'

/** An inbox without any entry: how to get the first one. */
export function EmptyInbox() {
  return (
    <div class="empty">
      <h2>Nothing has come in yet</h2>
      <p>Send a first event from a terminal:</p>
      <div class="inbox-command row">
        <code class="breakable">{command}</code>
        <CopyButton text={command} label="Copy command" />
      </div>
      {settings.value?.store && (
        <>
          <p>Or let the simulated store raise one; it appears here at once:</p>
          <FireButtons />
        </>
      )}
      {settings.value && (
        <p class="small">
          Hooks are posted to <code class="breakable">{settings.value.hookUrl}</code>
        </p>
      )}
    </div>
  )
}

/** A filter that finds nothing. */
export function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <div class="empty">
      <h2>No entry matches</h2>
      <p>The whole inbox was searched. An entry that matches later appears here by itself.</p>
      <button type="button" class="button" onClick={onClear}>
        Clear the filter
      </button>
    </div>
  )
}
