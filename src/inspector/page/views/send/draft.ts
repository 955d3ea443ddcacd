import { type Signal, signal } from '@preact/signals'

/** What is about to be sent; kept while the page is open, so that a look elsewhere loses nothing. */
export interface Draft {
  /** Null while the body is as it was started. */
  text: Signal<string | null>
  /** How the body that is not edited is shown. */
  view: Signal<'pretty' | 'kept'>
  /** By the kit's name or any other; empty for the kept request's own. */
  event: Signal<string>
  stamp: Signal<'now' | 'kept'>
  /** As typed. */
  repeat: Signal<string>
}

const drafts = new Map<string, Draft>()
const draftsKept = 30

/** Of an entry, or the one of no entry when `entry` is empty. */
export function draftFor(entry: string): Draft {
  const known = drafts.get(entry)
  if (known) return known
  const fresh: Draft = {
    text: signal(null),
    view: signal('pretty'),
    event: signal(entry ? '' : 'order_created'),
    stamp: signal('now'),
    repeat: signal('1'),
  }
  const [oldest] = drafts.keys()
  if (drafts.size >= draftsKept && oldest !== undefined) drafts.delete(oldest)
  drafts.set(entry, fresh)
  return fresh
}
