import type { Reason, Verdict } from '../../../receiver/domain/verdict.ts'

const looks: Record<Verdict, { tone: string; sign: string; word: string }> = {
  accepted: { tone: 'good', sign: '✓', word: 'Accepted' },
  quarantined: { tone: 'warn', sign: '▲', word: 'Quarantined' },
  refused: { tone: 'bad', sign: '✕', word: 'Refused' },
  duplicate: { tone: 'odd', sign: '≡', word: 'Duplicate' },
}

/** A verdict by sign, word and colour, so that it reads without any one of them. */
export function VerdictBadge({ verdict, reason }: { verdict: Verdict; reason?: Reason | null }) {
  const { tone, sign, word } = looks[verdict]
  return (
    <span class={`badge ${tone}`} title={reason ? reason.replaceAll('_', ' ') : undefined}>
      <span aria-hidden="true">{sign}</span>
      {word}
    </span>
  )
}
