import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { type Command, commandsNow } from '../keys.ts'
import { Dialog } from './dialog.tsx'

/** All keys that do something now, by group. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const commands = commandsNow().filter(({ keys }) => keys !== '')
  const groups = Map.groupBy(commands, ({ group }) => group)
  return (
    <Dialog label="Keys" onClose={onClose}>
      <h1>Keys</h1>
      {[...groups].map(([group, those]) => (
        <section key={group} class="stack tight">
          <h2>{group}</h2>
          <dl class="pairs">
            {those.map(({ keys, label }) => (
              <>
                <dt>
                  {keys.split(' ').map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{label}</dd>
              </>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}

/** What can be done now, found by typing a part of its name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const sought = useSignal('')
  const at = useSignal(0)
  const all = useRef<Command[]>([])
  if (all.current.length === 0) all.current = commandsNow()
  const words = sought.value.toLowerCase().split(/\s+/)
  const found = all.current.filter(({ label, group }) =>
    words.every((word) => `${group} ${label}`.toLowerCase().includes(word)),
  )
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => input.current?.focus(), [])

  function choose(command: Command | undefined): void {
    if (!command) return
    onClose()
    // When the dialog is gone and the focus is back: a command may open another one.
    queueMicrotask(command.run)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      at.value = Math.min(found.length - 1, Math.max(0, at.value + step))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(found[at.value])
    }
  }

  return (
    <Dialog label="Commands" onClose={onClose}>
      <label class="label">
        What to do
        <input
          class="field"
          ref={input}
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-commands"
          aria-activedescendant={found.length > 0 ? `palette-${at.value}` : undefined}
          value={sought.value}
          onInput={(event) => {
            sought.value = event.currentTarget.value
            at.value = 0
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <div id="palette-commands" class="palette" role="listbox" aria-label="Commands">
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input beside it has the keys
          <div
            key={`${command.group}${command.label}`}
            id={`palette-${index}`}
            class="option"
            role="option"
            tabIndex={-1}
            aria-selected={index === at.value}
            onClick={() => choose(command)}
          >
            <span>
              <span class="quiet">{command.group} · </span>
              {command.label}
            </span>
            {command.keys && <kbd>{command.keys}</kbd>}
          </div>
        ))}
        {found.length === 0 && <p class="quiet">No command of that name.</p>}
      </div>
    </Dialog>
  )
}
