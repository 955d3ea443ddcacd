import { useSignal } from '@preact/signals'
import type { EntryView } from '../../../../receiver/http/views.ts'
import { useCommands } from '../../keys.ts'
import { settings } from '../../settings.ts'
import { askedOf } from './asked-of.ts'
import { BodyEditor } from './body-editor.tsx'
import { BodyFiles } from './body-files.tsx'
import type { Draft } from './draft.ts'
import { EventField } from './event-field.tsx'
import { keepTarget, lastTarget } from './last-target.ts'
import { StampField } from './stamp-field.tsx'
import { isEdited, isJson, type Start } from './start.ts'
import { TargetField } from './target-field.tsx'
import { useCtrlEnter } from './use-ctrl-enter.ts'
import { useSending } from './use-sending.ts'

interface SendFormProps {
  /** Null for a request made anew. */
  entry: EntryView | null
  start: Start
  draft: Draft
}

/** The body with where it goes, when it says it was triggered, and how often. */
export function SendForm({ entry, start, draft }: SendFormProps) {
  const to = useSignal<string | null>(lastTarget())
  /** The text that was no JSON when Send was pressed the first time. */
  const doubted = useSignal<string | null>(null)
  const { isSending, refusal, send, stop } = useSending()
  const hookUrl = settings.value?.hookUrl ?? ''
  const text = draft.text.value
  const isBroken = isEdited(text, start) && !isJson(text)
  const isDoubted = isBroken && doubted.value === text

  async function press(): Promise<void> {
    if (isSending) return
    if (isBroken && !isDoubted) {
      doubted.value = text
      return
    }
    const { event, stamp, repeat } = draft
    const asked = askedOf({
      entry: entry?.id ?? '',
      start,
      text,
      event: event.value,
      to: to.value ?? '',
      hookUrl,
      stamp: stamp.value,
      repeat: repeat.value,
    })
    const told = { event: asked.event ?? eventOf(entry), isEdited: isEdited(text, start) }
    if (await send(asked, told)) keepTarget(asked.to ?? '')
  }
  useCtrlEnter(() => void press())
  useCommands([{ keys: 'Ctrl+Enter', label: 'Send', group: 'Send', run: () => void press() }])

  return (
    <form
      class="send-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void press()
      }}
    >
      <section class="card stack" aria-label="Body">
        <BodyEditor isKept={entry !== null} start={start} draft={draft} />
      </section>
      <section class="card stack" aria-label="How it is sent">
        <EventField entry={entry} draft={draft} />
        <TargetField to={to} hookUrl={hookUrl} />
        <StampField isKept={entry !== null} draft={draft} />
        {isDoubted && !isSending && (
          <p class="notice warn" role="alert">
            <span aria-hidden="true">▲</span> This is not JSON, and a receiver will say so. Press Send anyway
            to send it all the same.
          </p>
        )}
        {refusal.value && (
          <p class="notice bad breakable" role="alert">
            <span aria-hidden="true">✕</span>
            <span>{refusal.value}</span>
          </p>
        )}
        <div class="row">
          <button type="submit" class="button main" disabled={isSending}>
            {isSending ? 'Sending …' : isDoubted ? 'Send anyway' : 'Send'}
          </button>
          {isSending ? (
            <button type="button" class="button" onClick={stop}>
              Stop
            </button>
          ) : (
            <kbd>Ctrl+Enter</kbd>
          )}
        </div>
      </section>
      <BodyFiles entry={entry} to={to.value ?? ''} draft={draft} start={start} />
    </form>
  )
}

function eventOf(entry: EntryView | null): string | null {
  return entry?.event ?? entry?.wireEvent ?? null
}
