import type { HookView } from '../../../../store/index.ts'

/** A hook's state by sign, word and colour. */
export function HookBadge({ state }: Pick<HookView, 'state'>) {
  const looks = {
    active: { tone: 'good', sign: '●', word: 'Active' },
    paused: { tone: 'warn', sign: '‖', word: 'Paused' },
    deleted: { tone: 'bad', sign: '✕', word: 'Deleted' },
  }
  const { tone, sign, word } = looks[state]
  return (
    <span class={`badge ${tone}`}>
      <span aria-hidden="true">{sign}</span>
      {word}
    </span>
  )
}
