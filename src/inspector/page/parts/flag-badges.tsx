import { type Flagged, flagsOf } from './flags.ts'

/** What is out of the ordinary about an entry, by sign, word and colour. Where there is little room the word gives way. */
export function FlagBadges({ entry }: { entry: Flagged }) {
  return flagsOf(entry).map(({ tone, sign, word, times, why }) => (
    <span key={word} class={`badge ${tone} flag`} title={why}>
      <span aria-hidden="true">{sign}</span>
      <span class="flag-word">{word}</span>
      {times !== null && <span class="flag-times"> ×{times}</span>}
    </span>
  ))
}
