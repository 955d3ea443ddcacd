import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { openFile, openText } from './opened.ts'

const takesText = 'input, textarea, select, [contenteditable]'

/** Files and texts that are dropped or pasted anywhere on the page; whether something is held over it now. */
export function useDrops(): Signal<boolean> {
  const isOver = useSignal(false)
  useEffect(() => {
    const gone = new AbortController()
    const { signal } = gone
    const over = (event: DragEvent) => {
      event.preventDefault()
      isOver.value = true
    }
    const leave = (event: DragEvent) => {
      // Out of the window, not from one element into another.
      if (event.relatedTarget === null) isOver.value = false
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      isOver.value = false
      take(event.dataTransfer, 'Dropped text')
    }
    const paste = (event: ClipboardEvent) => {
      const field = (event.target as Element | null)?.closest?.(takesText)
      const hasFile = (event.clipboardData?.files.length ?? 0) > 0
      if (field && !hasFile) return
      event.preventDefault()
      take(event.clipboardData, 'Pasted text')
    }
    document.addEventListener('dragover', over, { signal })
    document.addEventListener('dragleave', leave, { signal })
    document.addEventListener('drop', drop, { signal })
    document.addEventListener('paste', paste, { signal })
    return () => gone.abort()
  }, [])
  return isOver
}

function take(data: DataTransfer | null, name: string): void {
  const file = data?.files[0]
  const text = data?.getData('text/plain')
  if (file) void openFile(file)
  else if (text) openText(name, text)
}
