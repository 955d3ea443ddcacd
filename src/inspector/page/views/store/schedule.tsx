import type { StoreView, WholeDeliveryView } from '../../../../store/index.ts'
import { span } from '../../format.ts'
import { HorizontalChart, VerticalChart } from './schedule-chart.tsx'
import { logPosition, type ScheduleEnd, type ScheduleMark, scheduleMarks } from './schedule-marks.ts'
import { Legend } from './schedule-shapes.tsx'
import { momentText } from './store-time.ts'
import { storeNow } from './use-store-clock.ts'
import { useStoreRules } from './use-store-rules.ts'

/** All attempts of the profile on an axis of time, logarithmic, and the same as a table. */
export function Schedule({ delivery }: { delivery: WholeDeliveryView }) {
  const profile = useStoreRules()?.profile
  const marks = scheduleMarks(delivery)
  const length = marks.at(-1)?.offset ?? 0
  const begin = Date.parse(marks[0]?.at ?? '')
  const isOver = delivery.endedAt !== null
  const now = storeNow.value
  const chart = {
    marks,
    length,
    now: isOver || now === undefined ? undefined : logPosition(now - begin, length),
    end: profile && endOf(delivery, profile),
  }
  return (
    <section class="card stack" aria-labelledby="delivery-schedule">
      <div class="row spread">
        <h2 id="delivery-schedule">Schedule</h2>
        <Legend marks={marks} />
      </div>
      <HorizontalChart {...chart} />
      <VerticalChart {...chart} />
      <details>
        <summary>The same as a table</summary>
        <ScheduleTable marks={marks} />
      </details>
    </section>
  )
}

/** What stands at the axis' end; undefined when the delivery has come to another, or ends no hook by itself. */
function endOf(
  { state, hook }: WholeDeliveryView,
  { hookEnds, hookBecomes }: StoreView['profile'],
): ScheduleEnd | undefined {
  if (state === 'delivered' || state === 'dropped' || hookEnds.on !== 'exhausted') return undefined
  return { word: `hook ${hookBecomes}`, isReached: state === 'exhausted' && hook.state !== 'active' }
}

function ScheduleTable({ marks }: { marks: readonly ScheduleMark[] }) {
  return (
    <div class="scroll-x">
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">Attempt</th>
            <th scope="col">After the first</th>
            <th scope="col">By the store’s clock</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {marks.map(({ n, offset, at, kind, word }) => (
            <tr key={n}>
              <td class="number">{n}</td>
              <td class="number">{offset < 1_000 ? '0' : span(offset)}</td>
              <td class="number">{momentText(at)}</td>
              <td>{kind === 'failed' || kind === 'delivered' ? `${kind}: ${word}` : word}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
