import { signal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Something that can be done now, by key and from the palette. */
export interface Command {
  /** Such as `j`, `Shift+R`, `Ctrl+K`, `Escape`, or `g i` for one key after another. Empty: palette only. */
  keys: string
  label: string
  run: () => void
  /** Heading in the sheet. */
  group: string
  /** Whether it opens and closes a dialog, and so also counts while one is open. */
  opens?: boolean
  /** Whether it goes on while its key is held down: what moves does, what sends or changes something must not. */
  repeats?: boolean
}

/** Sets of commands by the component that offers them; of the same keys, those of the newest set count. */
const offered = signal<readonly (() => readonly Command[])[]>([])

/** Commands that count while the component is shown. */
export function useCommands(commands: readonly Command[]): void {
  const present = useRef(commands)
  present.current = commands
  // Before the browser paints: a view that is gone must not answer one key more.
  useLayoutEffect(() => {
    const offer = () => present.current
    offered.value = [...offered.peek(), offer]
    return () => {
      offered.value = offered.peek().filter((other) => other !== offer)
    }
  }, [])
}

/** All that can be done now, the newest set first; what another has the keys of is there without keys. */
export function commandsNow(): Command[] {
  const taken = new Set<string>()
  const all = offered.value.toReversed().flatMap((offer) => [...offer()])
  return all.map((command) => {
    if (taken.has(command.keys)) return { ...command, keys: '' }
    taken.add(command.keys)
    return command
  })
}

const secondsOfSequence = 1.2
/** Where these have the focus, letters are text and not commands. */
const takesText =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable], .cm-editor, .jse-main'

export function listenForKeys(root: Document): void {
  let before = ''
  let beforeAt = 0
  root.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return
    const key = nameOf(event)
    const inText = (event.target as Element | null)?.closest?.(takesText)
    if (inText && !key.startsWith('Ctrl+') && key !== 'Escape') return
    const sequence = event.timeStamp - beforeAt < secondsOfSequence * 1_000 ? `${before} ${key}` : undefined
    // An open dialog keeps the keys to itself, but for those that open and close dialogs.
    const isHeld = root.querySelector('dialog[open]') !== null
    const commands = commandsNow().filter(({ opens }) => !isHeld || opens)
    const command =
      commands.find(({ keys }) => keys === sequence) ?? commands.find(({ keys }) => keys === key)
    before = key
    beforeAt = event.timeStamp
    if (!command) return
    event.preventDefault()
    if (!event.repeat || command.repeats) command.run()
  })
}

function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const isLetter = /^[a-z]$/i.test(key)
  const name = isLetter ? (shiftKey ? `Shift+${key.toUpperCase()}` : key.toLowerCase()) : key
  if (ctrlKey || metaKey) return `Ctrl+${key.length === 1 ? key.toUpperCase() : key}`
  return altKey ? `Alt+${name}` : name
}
