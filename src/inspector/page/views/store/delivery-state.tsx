import type { DeliveryView } from '../../../../store/index.ts'

const looks: Record<DeliveryView['state'], { tone: string; sign: string; word: string }> = {
  waiting: { tone: '', sign: '◷', word: 'Waiting' },
  attempting: { tone: '', sign: '→', word: 'Attempting' },
  delivered: { tone: 'good', sign: '✓', word: 'Delivered' },
  exhausted: { tone: 'bad', sign: '✕', word: 'Exhausted' },
  dropped: { tone: 'odd', sign: '∅', word: 'Dropped' },
}

export const deliveryStates = Object.keys(looks) as DeliveryView['state'][]
export const stateLabel = (state: DeliveryView['state']) => looks[state].word

/** A delivery's state by sign, word and colour; one that waits after a failure is a warning. */
export function DeliveryBadge({ state, attemptCount }: Pick<DeliveryView, 'state' | 'attemptCount'>) {
  const { tone, sign, word } = looks[state]
  const hasFailed = state === 'waiting' && attemptCount > 0
  return (
    <span class={`badge ${hasFailed ? 'warn' : tone}`}>
      <span aria-hidden="true">{sign}</span>
      {hasFailed ? 'Failing' : word}
    </span>
  )
}
