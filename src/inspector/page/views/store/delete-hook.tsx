import type { HookView } from '../../../../store/index.ts'
import { Dialog } from '../../parts/dialog.tsx'

interface DeleteHookProps {
  hook: HookView
  onClose: () => void
  onDelete: (hook: HookView) => Promise<void>
}

/** Asks first: a deleted hook does not come back, and what waits for it is dropped. */
export function DeleteHook({ hook, onClose, onDelete }: DeleteHookProps) {
  return (
    <Dialog label={`Delete hook ${hook.id}?`} onClose={onClose}>
      <h2>Delete hook {hook.id}?</h2>
      <p>
        {hook.label} is no longer sent to <span class="mono breakable">{hook.url}</span>. Deliveries that wait
        for it are dropped. To have it again, register it again.
      </p>
      <div class="row">
        <button
          type="button"
          class="button danger"
          onClick={() => {
            onClose()
            void onDelete(hook)
          }}
        >
          Delete the hook
        </button>
        <button type="button" class="button" onClick={onClose}>
          Keep it
        </button>
      </div>
    </Dialog>
  )
}
