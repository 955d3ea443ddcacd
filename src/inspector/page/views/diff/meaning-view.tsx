import { useSignal } from '@preact/signals'
import { useLoaded } from '../../loaded.ts'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { ChangeTable } from './change-table.tsx'
import { type Compared, compareBodies } from './compared.ts'
import { type Counts, foldRows } from './fold-rows.ts'
import type { Side } from './side.ts'

export function MeaningView({ left, right }: { left: Side; right: Side }) {
  const compared = useLoaded(() => compareBodies(left.bytes, right.bytes), [left, right])
  return <LoadedView {...compared}>{(value) => <Meaning compared={value} />}</LoadedView>
}

function Meaning({ compared }: { compared: Compared }) {
  const isWhole = useSignal(false)
  if (!compared.ok) {
    return (
      <p class="notice warn">
        <span>
          {compared.message} Compare <kbd>b</kbd> by bytes instead.
        </span>
      </p>
    )
  }
  const { rows, counts, isSame } = compared
  const shown = isWhole.value ? rows.map((row) => ({ kind: 'row' as const, row })) : foldRows(rows)
  return (
    <div class="stack tight">
      <p class={`notice ${isSame ? 'good' : ''}`} role="status">
        {isSame ? sameWords(counts) : countWords(counts)}
      </p>
      <Doubled compared={compared} />
      <label class="row">
        <input
          type="checkbox"
          checked={isWhole.value}
          onChange={(event) => {
            isWhole.value = event.currentTarget.checked
          }}
        />
        Show unchanged
      </label>
      {shown.some(({ kind }) => kind === 'row') && <ChangeTable rows={shown} />}
    </div>
  )
}

function Doubled({ compared: { left, right } }: { compared: Extract<Compared, { ok: true }> }) {
  const sides = [
    { name: 'A', keys: left.doubled },
    { name: 'B', keys: right.doubled },
  ].filter(({ keys }) => keys.length > 0)
  return (
    <>
      {sides.map(({ name, keys }) => (
        <p key={name} class="notice warn breakable">
          {name} has a key more than once in one object ({keys.slice(0, 3).join(', ')}): the last one counts,
          as JSON.parse takes it. By bytes all of them are seen.
        </p>
      ))}
    </>
  )
}

function sameWords({ spelling }: Counts): string {
  if (spelling === 0) return '✓ The same: both bodies mean the same JSON.'
  return `✓ The same by meaning; ${numbersSpelled(spelling)} otherwise in the two.`
}

function countWords({ changed, added, removed, moved, spelling }: Counts): string {
  const parts = [
    changed > 0 && `${changed} changed`,
    added > 0 && `${added} added`,
    removed > 0 && `${removed} removed`,
    moved > 0 && `${moved} moved`,
  ].filter((part) => part !== false)
  const more = spelling > 0 ? `; ${numbersSpelled(spelling)} otherwise and mean the same` : ''
  return `From A to B: ${parts.join(', ')}${more}.`
}

function numbersSpelled(count: number): string {
  return count === 1 ? '1 number is spelled' : `${count} numbers are spelled`
}
