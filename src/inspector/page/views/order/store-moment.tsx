import { eventLabel } from '../../format.ts'
import { hrefOf } from '../../places.ts'
import { countOf } from './details.ts'
import type { Moment } from './moments.ts'

type StoreSide = Exclude<Moment, { kind: 'entry' }>

interface StoreMomentProps {
  moment: StoreSide
  jump: string | undefined
  told: string
  onTell: (text: string) => void
}

/** What the store did, as a link to the delivery. */
export function StoreMoment({ moment, jump, told, onTell }: StoreMomentProps) {
  const { sign, tone, word, note } = looksOf(moment)
  const delivery = moment.kind === 'raised' ? moment.deliveries[0] : moment.delivery
  const tell = () => onTell(told)
  return (
    <a
      class={`timeline-store timeline-box ${moment.kind}`}
      href={hrefOf.delivery(delivery?.id ?? 0)}
      onMouseEnter={tell}
      onFocus={tell}
    >
      <span class="visually-hidden">Store: </span>
      <span class="row">
        {moment.kind === 'raised' ? (
          <strong>{word}</strong>
        ) : (
          <span class={`badge ${tone}`}>
            <span aria-hidden="true">{sign}</span>
            {word}
          </span>
        )}
        {jump && <span class="badge bad">▲ Illegal jump</span>}
      </span>
      <span class="small quiet breakable">{note}</span>
      {jump && <span class="small breakable timeline-jump">{jump}</span>}
    </a>
  )
}

interface Looks {
  sign: string
  tone: string
  word: string
  note: string
}

function looksOf(moment: StoreSide): Looks {
  switch (moment.kind) {
    case 'raised':
      return {
        sign: '',
        tone: '',
        word: `${eventLabel(moment.event)} raised`,
        note: countOf(moment.deliveries.length, 'delivery', 'deliveries'),
      }
    case 'attempt':
      return looksOfAttempt(moment)
    case 'planned':
      return {
        sign: '◌',
        tone: '',
        word: `Attempt ${moment.n} planned`,
        note: `${eventLabel(moment.delivery.event)}, delivery ${moment.delivery.id}`,
      }
    case 'ended': {
      const isExhausted = moment.delivery.state === 'exhausted'
      return {
        sign: '■',
        tone: 'bad',
        word: isExhausted ? 'Exhausted' : 'Dropped',
        note: `Delivery ${moment.delivery.id}: ${isExhausted ? 'no further attempt' : 'its hook is gone'}`,
      }
    }
  }
}

function looksOfAttempt({ attempt, delivery }: Extract<Moment, { kind: 'attempt' }>): Looks {
  const isDelivered = attempt.outcome === 'delivered'
  const result = isDelivered ? `answered ${attempt.status}` : (attempt.message ?? attempt.outcome)
  const again = delivery.redeliveryOf === null ? '' : `, sends delivery ${delivery.redeliveryOf} again`
  return {
    sign: isDelivered ? '✓' : '✕',
    tone: isDelivered ? 'good' : 'bad',
    word: `Attempt ${attempt.n} ${isDelivered ? 'delivered' : 'failed'}`,
    note: `${eventLabel(delivery.event)}, delivery ${delivery.id}: ${result}${again}`,
  }
}
