import { Time } from '../../parts/time.tsx'
import { countOf } from './details.ts'
import type { Life, Stop } from './life.ts'

const signs: Record<Stop['kind'], string> = { reached: '✓', ahead: '', unseen: '?', jumped: '▲' }

/** Created → paid → shipped, or canceled: what was reached and when. */
export function LifeLine({ life }: { life: Life }) {
  const illegal = [...new Set(life.jumps.values())]
  return (
    <section class="stack tight" aria-label="State of the order">
      <ol class="order-life">
        {life.stops.map((stop) => (
          <li key={stop.state} class={`${stop.kind} ${stop.state}`}>
            <span class="order-stop" aria-hidden="true">
              {stop.state === 'canceled' && stop.kind === 'reached' ? '✕' : signs[stop.kind]}
            </span>
            <span class="order-stop-word">{stop.word}</span>
            <span class="small quiet">
              <When stop={stop} />
            </span>
          </li>
        ))}
      </ol>
      {life.updates > 0 && (
        <p class="small quiet">
          Beside these steps the order was reported as updated {countOf(life.updates, 'time', 'times')}.
        </p>
      )}
      {illegal.length > 0 && (
        <ul class="notice bad order-jumps" aria-label="Illegal jumps">
          {illegal.map((jump) => (
            <li key={jump}>
              <span aria-hidden="true">▲ </span>Illegal jump: {jump}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function When({ stop }: { stop: Stop }) {
  if (stop.at) return <Time at={stop.at} />
  return <>{stop.kind === 'unseen' ? 'not seen here' : 'not yet'}</>
}
