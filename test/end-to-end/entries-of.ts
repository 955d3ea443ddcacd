export interface Entry {
  id: string
  event: string
  verdict: string
}

/** An order's so many entries, oldest first, as soon as the receiver has them. */
export async function entriesOf(receiver: string, order: number, count: number): Promise<Entry[]> {
  for (;;) {
    const response = await fetch(`${receiver}/api/entries?q=order:${order}`)
    const { entries } = (await response.json()) as { entries: Entry[] }
    if (entries.length >= count) return entries.reverse()
    const after = entries[0] ? `&after=${entries[0].id}` : ''
    await fetch(`${receiver}/api/entries/wait?q=order:${order}&timeout=1${after}`)
  }
}
