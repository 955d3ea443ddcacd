import type { ClockView } from '../../../../store/index.ts'
import { attempt } from '../../toasts.ts'
import { isSkipping, setSpeed, skip, togglePause } from './clock-steps.ts'
import { untilWords } from './hook-end.ts'
import { momentText, speedLabel } from './store-time.ts'
import { storeClock, storeNow } from './use-store-clock.ts'

const speeds: readonly ClockView['speed'][] = ['real', 60, 3600, 'skip', 'paused']

/** The store's time, how fast it passes, and the jumps to what is due. */
export function ClockPanel() {
  const clock = storeClock.value
  const now = storeNow.value
  if (!clock || now === undefined) return <section class="card quiet">Asking for the time …</section>
  const isPaused = clock.speed === 'paused'
  return (
    <section class="card store-clock" aria-labelledby="store-clock">
      <h2 id="store-clock" class="visually-hidden">
        Clock
      </h2>
      <div class="stack tight">
        <p class="store-now number" role="timer" aria-label="The store’s time">
          {momentText(now)}
        </p>
        <p class="quiet">{waitingWords(clock, now)}</p>
      </div>
      <div class="stack tight store-clock-controls">
        <SpeedChoice speed={clock.speed} />
        <div class="row">
          <button type="button" class="button" aria-keyshortcuts="p" onClick={() => attempt(togglePause)}>
            {isPaused ? 'Go on' : 'Pause'}
          </button>
          <SkipButton to="next" label="Skip to the next attempt" waiting={clock.waiting} />
          <SkipButton
            to="end"
            label={isSkipping.value ? 'Skipping …' : 'Skip to the end'}
            waiting={clock.waiting}
          />
        </div>
      </div>
    </section>
  )
}

function SpeedChoice({ speed }: { speed: ClockView['speed'] }) {
  // A kit may have been started at a speed of its own.
  const choices = speeds.includes(speed) ? speeds : [speed, ...speeds]
  return (
    <fieldset class="store-speeds">
      <legend class="visually-hidden">Speed of the store’s clock</legend>
      {choices.map((choice) => (
        <label key={choice} class={choice === speed ? 'chosen' : ''}>
          <input
            type="radio"
            name="store-speed"
            checked={choice === speed}
            onChange={() => attempt(() => setSpeed(choice))}
          />
          {speedLabel(choice)}
        </label>
      ))}
    </fieldset>
  )
}

function SkipButton({ to, label, waiting }: { to: 'next' | 'end'; label: string; waiting: number }) {
  // Not `disabled`: between two attempts nothing waits for a moment, and the focus would be lost.
  const canSkip = waiting > 0 && !isSkipping.value
  return (
    <button
      type="button"
      class={to === 'next' ? 'button main' : 'button'}
      aria-keyshortcuts={to === 'next' ? 'n' : 'Shift+N'}
      aria-disabled={!canSkip}
      title={waiting === 0 ? 'No delivery waits: create an order first.' : undefined}
      onClick={() => canSkip && attempt(() => skip(to))}
    >
      {label}
    </button>
  )
}

function waitingWords({ waiting, nextAttemptAt }: ClockView, now: number): string {
  if (waiting === 0) return 'No delivery waits.'
  const count = waiting === 1 ? '1 delivery waits' : `${waiting} deliveries wait`
  return nextAttemptAt === null
    ? `${count}.`
    : `${count}; the next attempt is due ${untilWords(nextAttemptAt, now)}.`
}
