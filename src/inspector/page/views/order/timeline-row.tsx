import type { Entry } from '../../../../receiver/domain/entry.ts'
import { eventLabel, span } from '../../format.ts'
import { Time } from '../../parts/time.tsx'
import { VerdictBadge } from '../../parts/verdict-badge.tsx'
import { hrefOf } from '../../places.ts'
import { latenessOf, type Row } from './axis.ts'
import { entryDetails, storeDetails } from './details.ts'
import { eventKey, type Jumps } from './life.ts'
import { StoreMoment } from './store-moment.tsx'

/** From here on, an arrival came long after its trigger. */
const longAfterMs = 60_000

interface RowProps {
  row: Row
  /** Of the grid. */
  line: number
  jumps: Jumps
  foreignReceipts: ReadonlyMap<string, number>
  /** Shows a sentence of what the pointer or the focus is on. */
  onTell: (text: string) => void
}

export function TimelineRow({ row, line, jumps, foreignReceipts, onTell }: RowProps) {
  const { moment, gap } = row
  const entry = moment.kind === 'entry' || moment.kind === 'attempt' ? moment.entry : null
  const late = latenessOf(moment)
  const told = moment.kind === 'entry' ? '' : storeDetails(moment)
  const crossing = crossingOf(row)
  return (
    <li class={`timeline-row ${moment.kind}`} style={{ gridRow: line }}>
      {gap.height > 0 && (
        <span class={`timeline-gap${gap.isBroken ? ' broken' : ''}`} style={{ minHeight: `${gap.height}px` }}>
          {gap.label}
        </span>
      )}
      <span class="timeline-time quiet small">
        <Time at={new Date(moment.at).toISOString()} />
      </span>
      {moment.kind !== 'entry' && (
        <StoreMoment moment={moment} jump={jumpOf(row, jumps)} told={told} onTell={onTell} />
      )}
      {crossing && <span class={`timeline-crossing ${crossing}`} aria-hidden="true" />}
      {entry && (
        <EntryMoment
          entry={entry}
          repeats={moment.kind === 'attempt' && moment.repeats}
          lateMs={late?.lateMs ?? 0}
          jump={moment.kind === 'entry' ? jumpOf(row, jumps) : undefined}
          foreignReceipts={foreignReceipts.get(entry.id) ?? 0}
          onTell={onTell}
        />
      )}
    </li>
  )
}

function crossingOf({ moment }: Row): 'arrived' | 'failed' | 'planned' | undefined {
  if (moment.kind === 'planned') return 'planned'
  if (moment.kind === 'entry') return 'arrived'
  if (moment.kind !== 'attempt') return undefined
  return moment.attempt.outcome === 'delivered' || moment.entry ? 'arrived' : 'failed'
}

function jumpOf({ moment }: Row, jumps: Jumps): string | undefined {
  if (moment.kind === 'entry')
    return jumps.get(eventKey({ ...moment.entry, seenAt: moment.entry.receivedAt }))
  if (moment.kind !== 'raised') return undefined
  const [first] = moment.deliveries
  return first && jumps.get(eventKey({ ...first, seenAt: first.createdAt ?? '' }))
}

interface EntryMomentProps {
  entry: Entry
  repeats: boolean
  lateMs: number
  jump: string | undefined
  foreignReceipts: number
  onTell: (text: string) => void
}

function EntryMoment({ entry, repeats, lateMs, jump, foreignReceipts, onTell }: EntryMomentProps) {
  const isStale = entry.flags.includes('stale')
  const tell = () => onTell(entryDetails(entry, foreignReceipts))
  return (
    <a
      class="timeline-receiver timeline-box"
      href={hrefOf.entry(entry.id)}
      onMouseEnter={tell}
      onFocus={tell}
    >
      <span class="visually-hidden">Receiver: </span>
      <span class="row">
        {repeats ? <VerdictBadge verdict="duplicate" /> : <VerdictBadge {...entry} />}
        {!repeats && entry.receipts > 1 && <span class="badge odd">≡ ×{entry.receipts}</span>}
        {!repeats && <LateBadge lateMs={lateMs} isStale={isStale} />}
        {jump && <span class="badge bad">▲ Illegal jump</span>}
      </span>
      <span class="small breakable">
        {eventLabel(entry.event ?? entry.wireEvent)} <span class="quiet">{entry.id}</span>
      </span>
      {jump && <span class="small breakable timeline-jump">{jump}</span>}
    </a>
  )
}

/** Late is what tells of an older moment than what was known; what only took long says so. */
function LateBadge({ lateMs, isStale }: { lateMs: number; isStale: boolean }) {
  if (isStale) return <span class="badge warn">◷ Late{lateMs >= 1_000 && ` by ${span(lateMs)}`}</span>
  return lateMs >= longAfterMs ? <span class="badge">◷ {span(lateMs)} after its trigger</span> : null
}
