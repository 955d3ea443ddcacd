const count = /^\(\d+\+?\) /

/** The title of a page with so many entries that nobody has looked at. */
export function titleWith(title: string, unread: number): string {
  const bare = title.replace(count, '')
  return unread === 0 ? bare : `(${unread > 999 ? '999+' : unread}) ${bare}`
}
