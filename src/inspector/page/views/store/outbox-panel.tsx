import { useSignal } from '@preact/signals'
import type { MailView } from '../../../../store/index.ts'
import { store } from '../../api.ts'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { hrefOf } from '../../places.ts'
import { momentText } from './store-time.ts'
import { useFresh } from './use-fresh.ts'

const shownAtFirst = 10

/** The mails that the store has sent, newest first. */
export function OutboxPanel() {
  const isAll = useSignal(false)
  const { loaded, again } = useFresh(store.outbox, { kinds: ['mail'] })
  return (
    <section class="card stack tight" aria-labelledby="store-outbox">
      <h2 id="store-outbox">Outbox</h2>
      <LoadedView loaded={loaded} again={again}>
        {({ mails }) => {
          const newest = mails.toSorted((a, b) => b.id - a.id)
          const shown = isAll.value ? newest : newest.slice(0, shownAtFirst)
          return (
            <>
              {mails.length === 0 && <p class="quiet">No mail yet: the store writes one when a hook ends.</p>}
              <ul class="store-rows">
                {shown.map((mail) => (
                  <MailRow key={mail.id} mail={mail} />
                ))}
              </ul>
              {shown.length < newest.length && (
                <button
                  type="button"
                  class="button small store-more"
                  onClick={() => {
                    isAll.value = true
                  }}
                >
                  All {newest.length} mails
                </button>
              )}
            </>
          )
        }}
      </LoadedView>
    </section>
  )
}

function MailRow({ mail }: { mail: MailView }) {
  return (
    <li class="store-row" aria-label={`Mail ${mail.id}`}>
      <div class="store-row-main">
        <a href={hrefOf.mail(mail.id)}>{mail.subject}</a>
        <p class="quiet small">
          To {mail.to.join(', ')} · <span class="number">{momentText(mail.date)}</span>
        </p>
      </div>
      <MailBadge state={mail.state} />
    </li>
  )
}

export function MailBadge({ state }: Pick<MailView, 'state'>) {
  const looks = {
    kept: { tone: '', sign: '◉', word: 'Kept here', title: 'No SMTP server is set, so the mail ends here.' },
    unsent: {
      tone: 'warn',
      sign: '◷',
      word: 'Not sent yet',
      title: 'It will be offered to the SMTP server again.',
    },
    sent: { tone: 'good', sign: '✓', word: 'Sent', title: 'The SMTP server took it.' },
    failed: { tone: 'bad', sign: '✕', word: 'Not sent', title: 'The SMTP server did not take it.' },
  }
  const { tone, sign, word, title } = looks[state]
  return (
    <span class={`badge ${tone}`} title={title}>
      <span aria-hidden="true">{sign}</span>
      {word}
    </span>
  )
}
