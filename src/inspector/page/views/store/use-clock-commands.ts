import { useCommands } from '../../keys.ts'
import { attempt } from '../../toasts.ts'
import { isSkipping, skip, togglePause } from './clock-steps.ts'

/** The clock's keys, on all views of the store. */
export function useClockCommands(): void {
  useCommands([
    { keys: 'n', label: 'Skip to the next attempt', group: 'Store', run: () => skipUnlessBusy('next') },
    { keys: 'Shift+N', label: 'Skip to the end', group: 'Store', run: () => skipUnlessBusy('end') },
    { keys: 'p', label: 'Pause the clock, or go on', group: 'Store', run: () => void attempt(togglePause) },
  ])
}

function skipUnlessBusy(to: 'next' | 'end'): void {
  if (!isSkipping.value) void attempt(() => skip(to))
}
