/** Tells a text that comes back from one that is new. */
export interface Echo {
  /** The editor has told its owner this text. */
  told(text: string): void
  /** Whether the owner only gives back what it was told: by then more may have been written. */
  isEcho(text: string): boolean
}

/** An owner that gives nothing back is not waited for. */
const mostWaited = 100

export function createEcho(first: string): Echo {
  let waited = [first]
  return {
    told(text) {
      waited = [...waited, text].slice(-mostWaited)
    },
    isEcho(text) {
      const at = waited.indexOf(text)
      waited = at >= 0 ? waited.slice(at) : [text]
      return at >= 0
    },
  }
}
