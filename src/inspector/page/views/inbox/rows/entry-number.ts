/** The number in an entry's id, higher with every entry that the inbox keeps: of `k3f-12` it is 12. */
export function numberIn(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1))
}

/** The cursor of a page that begins with this number: what is asked for stands before it. */
export function cursorFrom(anId: string, number: number): string {
  return `${anId.slice(0, anId.lastIndexOf('-'))}-${number + 1}`
}
