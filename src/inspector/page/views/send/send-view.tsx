import { useMemo } from 'preact/hooks'
import type { EventName } from '../../../../contract/index.ts'
import { inspector } from '../../api.ts'
import { useLoaded } from '../../loaded.ts'
import { param } from '../../location.ts'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { type WholeEntry, wholeEntry } from '../entry/entry-body.ts'
import { Answers } from './answers.tsx'
import { draftFor } from './draft.ts'
import { eventNames } from './event-names.ts'
import { SendForm } from './send-form.tsx'
import { SendHead } from './send-head.tsx'
import { startOf } from './start.ts'
import './send.css'

/** A request of one's own: a kept one edited, or an event's fixture to begin with. */
export function SendView() {
  const entry = param('entry')
  return (
    <div class="page stack send">
      {entry ? <SendEntry key={entry} id={entry} /> : <SendFixture />}
      <Answers />
    </div>
  )
}

function SendEntry({ id }: { id: string }) {
  const isId = /^\w{1,40}-\d{1,16}$/.test(id)
  const { loaded, again } = useLoaded(async () => (isId ? wholeEntry(id) : null), [id])
  return (
    <LoadedView loaded={loaded} again={again}>
      {(whole) => (whole ? <OfEntry whole={whole} /> : <NoSuchEntry id={id} />)}
    </LoadedView>
  )
}

function OfEntry({ whole: { entry, bytes } }: { whole: WholeEntry }) {
  const start = useMemo(() => startOf(bytes), [bytes])
  return (
    <>
      <SendHead entry={entry} />
      <SendForm entry={entry} start={start} draft={draftFor(entry.id)} />
    </>
  )
}

function NoSuchEntry({ id }: { id: string }) {
  return (
    <div class="empty">
      <h1 class="breakable">There is no entry {id.slice(0, 80)}</h1>
      <p>The inbox may have let it go to keep within its limits, or it is of another data folder.</p>
      <a class="button" href="/send">
        Send an event's fixture
      </a>
    </div>
  )
}

function SendFixture() {
  const draft = draftFor('')
  const chosen = eventNames.find((name) => name === draft.event.value)
  return (
    <>
      <SendHead entry={null} />
      <FixtureForm event={chosen ?? 'order_created'} />
    </>
  )
}

function FixtureForm({ event }: { event: EventName }) {
  const { loaded, again } = useLoaded(async () => startOf(await inspector.fixture(event)), [event])
  return (
    <LoadedView loaded={loaded} again={again}>
      {(start) => <SendForm entry={null} start={start} draft={draftFor('')} />}
    </LoadedView>
  )
}
