import type { Entry } from '../../../../../receiver/domain/entry.ts'
import type { Summary } from '../../../../api.ts'
import { eventLabel, money } from '../../../format.ts'
import { FlagBadges } from '../../../parts/flag-badges.tsx'
import { Marked } from '../../../parts/marked.tsx'
import { Time } from '../../../parts/time.tsx'
import { VerdictBadge } from '../../../parts/verdict-badge.tsx'
import type { AttemptsMade } from './attempt-of.ts'
import { Cell, GridRow } from './grid-parts.tsx'

interface EntryRowProps {
  entry: Entry
  /** Place in the list, from 0. */
  index: number
  href: string
  summary: Summary | undefined
  attempt: AttemptsMade | null
  /** Of the filter, to be marked. */
  words: readonly string[]
  isSelected: boolean
  isOpen: boolean
  isChosen: boolean
  /** The first of two that are to be compared. */
  isMarkedForDiff: boolean
  onChoose: () => void
}

/** One entry in the list: a link over its whole row, and a box to choose it by. */
export function EntryRow(props: EntryRowProps) {
  const { entry, index, href, summary, attempt, words, isSelected, isOpen, isChosen, onChoose } = props
  const { event, wireEvent } = entry
  const number = entry.orderId ?? summary?.number ?? null
  const label = event === null && wireEvent ? wireEvent : eventLabel(event)
  return (
    <GridRow id={rowId(entry.id)} class="inbox-row" index={index} isSelected={isSelected} isOpen={isOpen}>
      <Cell class="inbox-choose">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isChosen}
          aria-label={`Choose ${label} ${number ?? ''} for export`}
          onChange={onChoose}
        />
      </Cell>
      <Cell class="inbox-what">
        <a class="inbox-link" href={href} tabIndex={-1} draggable={false}>
          <Marked text={label} words={words} />
        </a>
        {number !== null && (
          <span class="quiet number">
            {' '}
            <Marked text={`#${number}`} words={words} />
          </span>
        )}
        {props.isMarkedForDiff && <span class="badge">Δ To compare</span>}
        <FlagBadges entry={entry} />
      </Cell>
      <Cell class="inbox-total number">
        {summary?.total == null ? '' : <Marked text={money(summary.total, summary.currency)} words={words} />}
      </Cell>
      <Cell class="inbox-who quiet">
        <Time at={entry.receivedAt} />
        {summary?.customer && (
          <bdi class="inbox-customer">
            <Marked text={summary.customer} words={words} />
          </bdi>
        )}
      </Cell>
      <Cell class="inbox-verdict">
        {attempt && <AttemptCount {...attempt} />}
        <VerdictBadge verdict={entry.verdict} reason={entry.reason} />
      </Cell>
      {words.length > 0 && (
        <Cell class="inbox-hit quiet small">
          {summary?.hit && (
            <>
              in <bdi class="mono">{summary.hit.where}</bdi>:{' '}
              <bdi>
                …<span class="inbox-hit-before">{summary.hit.before}</span>
                <mark>{summary.hit.match}</mark>
                {summary.hit.after}…
              </bdi>
            </>
          )}
        </Cell>
      )}
    </GridRow>
  )
}

function AttemptCount({ made, of, state }: AttemptsMade) {
  const said = `${made} of ${of} attempts made, delivery ${state}`
  return (
    <span class="quiet small number" title={said}>
      <span aria-hidden="true">
        {made}/{of}
      </span>
      <span class="visually-hidden">{said}</span>
    </span>
  )
}

/** A row whose entry is on its way. */
export function WaitingRow({ index }: { index: number }) {
  return (
    <GridRow class="inbox-row waiting" index={index}>
      <Cell class="inbox-what">…</Cell>
    </GridRow>
  )
}

export function rowId(entryId: string): string {
  return `row-${entryId}`
}
