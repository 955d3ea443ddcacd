import { useSignal } from '@preact/signals'
import type { MailView as Mail } from '../../../../store/index.ts'
import { mailHref, store } from '../../api.ts'
import { useLoaded } from '../../loaded.ts'
import { place } from '../../location.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { WhereStoreRuns } from './no-store.tsx'
import { MailBadge } from './outbox-panel.tsx'
import { momentText } from './store-time.ts'
import { useFresh } from './use-fresh.ts'

/** A mail of the outbox as its reader sees it, and its source. */
export function MailView() {
  return (
    <WhereStoreRuns>
      <RunningMail />
    </WhereStoreRuns>
  )
}

function RunningMail() {
  const id = place.value.kind === 'mail' ? place.value.id : 0
  const { loaded, again } = useFresh(store.outbox, { kinds: ['mail'], keys: [id] })
  return (
    <div class="page stack">
      <p>
        <a href="/store">Store</a>
      </p>
      <LoadedView loaded={loaded} again={again}>
        {({ mails }) => {
          const mail = mails.find((each) => each.id === id)
          return mail ? <WholeMail mail={mail} /> : <NoSuchMail id={id} />
        }}
      </LoadedView>
    </div>
  )
}

function NoSuchMail({ id }: { id: number }) {
  return (
    <div class="empty">
      <h1>There is no mail {id}</h1>
      <p>
        The store’s mails are in <a href="/store">its outbox</a>.
      </p>
    </div>
  )
}

const tabs = [
  { id: 'mail', label: 'Mail' },
  { id: 'source', label: 'Source' },
]

function WholeMail({ mail }: { mail: Mail }) {
  const tab = useSignal('mail')
  const { id, from, to, subject, date, text, state, answer } = mail
  return (
    <article class="card stack">
      <div class="row spread">
        <h1 class="breakable">{subject}</h1>
        <a class="button small" href={mailHref(id)} download={`mail-${id}.eml`}>
          Download .eml
        </a>
      </div>
      <dl class="pairs">
        <dt>From</dt>
        <dd>{from}</dd>
        <dt>To</dt>
        <dd>{to.join(', ')}</dd>
        <dt>Date</dt>
        <dd class="number">{momentText(date)}</dd>
        <dt>Sent</dt>
        <dd>
          <MailBadge state={state} /> {answer && <span class="quiet small">{answer}</span>}
        </dd>
      </dl>
      <Tabs
        label="Mail"
        tabs={tabs}
        current={tab.value}
        onChoose={(chosen) => {
          tab.value = chosen
        }}
      >
        {tab.value === 'mail' ? <pre class="store-mail">{text}</pre> : <Source id={id} />}
      </Tabs>
    </article>
  )
}

function Source({ id }: { id: number }) {
  const { loaded, again } = useLoaded(() => store.mailSource(id), [id])
  return (
    <LoadedView loaded={loaded} again={again}>
      {(source) => (
        <div class="stack tight">
          <pre class="code wraps">{source}</pre>
          <div class="row">
            <CopyButton text={source} label="Copy the source" />
          </div>
        </div>
      )}
    </LoadedView>
  )
}
