import { useEffect } from 'preact/hooks'
import { onEntries } from '../../live.ts'
import { titleWith } from './title-with.ts'

/** Counts in the title what comes while the page is in the background. */
export function useUnreadTitle(): void {
  useEffect(() => {
    let unread = 0
    const show = () => {
      document.title = titleWith(document.title, unread)
    }
    const look = () => {
      if (document.hidden) return
      unread = 0
      show()
    }
    document.addEventListener('visibilitychange', look)
    const stop = onEntries((kind, _entry) => {
      if (kind !== 'added' || !document.hidden) return
      unread += 1
      show()
    })
    return () => {
      stop()
      document.removeEventListener('visibilitychange', look)
      unread = 0
      show()
    }
  }, [])
}
