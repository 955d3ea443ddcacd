import type { StoreTime } from '../../time-control.ts'
import { timeText } from './time-text.ts'
import type { ClockView } from './views.ts'

export function clockView({ now, speed, waiting, nextAttemptAt }: StoreTime): ClockView {
  return { now: timeText(now), speed, waiting, nextAttemptAt: timeText(nextAttemptAt) }
}
