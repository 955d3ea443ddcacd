import { hasTerm, withoutTerm, withTerm } from './filter-text.ts'

const quick: readonly { term: string; label: string }[] = [
  { term: 'verdict:quarantined', label: 'Quarantined' },
  { term: 'flag:duplicate', label: 'Duplicates' },
  { term: 'flag:stale', label: 'Late' },
  { term: 'handler:parked', label: 'Parked' },
  { term: 'flag:reconciled', label: 'Reconciled' },
]

/** Filters that are often wanted, put into the text or taken out of it. */
export function QuickFilters({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  return (
    <fieldset class="inbox-quick">
      <legend class="visually-hidden">Common filters</legend>
      {quick.map(({ term, label }) => {
        const isOn = hasTerm(q, term)
        return (
          <button
            key={term}
            type="button"
            class="inbox-chip"
            aria-pressed={isOn}
            title={term}
            onClick={() => onChange(isOn ? withoutTerm(q, term) : withTerm(q, term))}
          >
            {label}
          </button>
        )
      })}
    </fieldset>
  )
}
