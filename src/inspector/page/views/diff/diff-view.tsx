import { useCommands } from '../../keys.ts'
import { useLoaded } from '../../loaded.ts'
import { go, hrefWith, param } from '../../location.ts'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { BytesView } from './bytes-view.tsx'
import { MeaningView } from './meaning-view.tsx'
import { choicesFor, loadSide, type Side } from './side.ts'
import { SideHead } from './side-head.tsx'
import { SidePicker } from './side-picker.tsx'
import './diff.css'

type By = 'meaning' | 'bytes'

const tabs = [
  { id: 'meaning', label: 'By meaning' },
  { id: 'bytes', label: 'By bytes' },
]

function choose(changes: { a?: string; b?: string; by?: By }): void {
  go(hrefWith(changes), { replace: changes.by !== undefined })
}

/** Two bodies side by side: two entries, or an entry and the fixture of its event. */
export function DiffView() {
  const [a, b] = [param('a'), param('b')]
  const by: By = param('by') === 'bytes' ? 'bytes' : 'meaning'
  const left = useLoaded(() => loadSide(a), [a])
  const right = useLoaded(() => loadSide(b), [b])
  const [first, second] = [sideOf(left.loaded.value, a), sideOf(right.loaded.value, b)]
  const choices = useLoaded(() => choicesFor(first ?? second), [first?.ref, second?.ref])
  const known = choices.loaded.value.state === 'ready' ? choices.loaded.value.value : []

  const swap = () => choose({ a: b, b: a })
  useCommands([
    { keys: 's', label: 'Swap the two sides', group: 'Diff', run: swap },
    { keys: 'm', label: 'Compare by meaning', group: 'Diff', run: () => choose({ by: 'meaning' }) },
    { keys: 'b', label: 'Compare by bytes', group: 'Diff', run: () => choose({ by: 'bytes' }) },
  ])

  return (
    <div class="page stack">
      <div class="row spread">
        <h1>Diff</h1>
        <button type="button" class="button small" onClick={swap} disabled={a === '' && b === ''}>
          <span aria-hidden="true">⇄</span> Swap
        </button>
      </div>
      <div class="diff-sides">
        <section class="card stack tight" aria-label="Side A">
          <SidePicker side="a" value={a} choices={known} onChoose={(ref) => choose({ a: ref })} />
          <LoadedView {...left}>{(side) => <SideHead side={side} />}</LoadedView>
        </section>
        <section class="card stack tight" aria-label="Side B">
          <SidePicker side="b" value={b} choices={known} onChoose={(ref) => choose({ b: ref })} />
          <LoadedView {...right}>{(side) => <SideHead side={side} />}</LoadedView>
        </section>
      </div>
      {first && second && (
        <Tabs
          label="How to compare"
          tabs={tabs}
          current={by}
          onChoose={(id) => choose({ by: id === 'bytes' ? 'bytes' : 'meaning' })}
        >
          {by === 'meaning' ? (
            <MeaningView left={first} right={second} />
          ) : (
            <BytesView left={first} right={second} />
          )}
        </Tabs>
      )}
      {(a === '' || b === '') && (
        <p class="empty">
          <span>
            Choose two sides: type an entry's id, or take one of those offered beside the field. From the
            inbox and from an entry, <kbd>d</kbd> leads here.
          </span>
        </p>
      )}
    </div>
  )
}

/** What was loaded before stays until the new one is there, but must not be compared as the new one. */
function sideOf(loaded: { state: string; value?: Side | null }, ref: string): Side | null {
  const side = loaded.state === 'ready' ? (loaded.value ?? null) : null
  return side?.ref === ref.trim() ? side : null
}
