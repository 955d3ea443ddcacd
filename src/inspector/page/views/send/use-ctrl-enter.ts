import { useEffect, useRef } from 'preact/hooks'

/** Before the editor sees it, to which the same keys are a new line. An open dialog has its keys to itself. */
export function useCtrlEnter(run: () => void): void {
  const present = useRef(run)
  present.current = run
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) present.current()
    }
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  }, [])
}
