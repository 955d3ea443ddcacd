/** What Windows-1252 has beside ASCII and Latin-1. Spelled out: some versions of Node decode it as Latin-1. */
const beyondLatin1 = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')

/** Whether the 14 fonts that every PDF reader has can show it. */
function isShown(letter: string): boolean {
  return /^[ -~\u00a0-\u00ff]$/.test(letter) || beyondLatin1.has(letter)
}

/** Line ends and controls, halves of letters, and marks that turn the direction of what follows. */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu

/** As much as a cell of the table takes. */
const longest = 300

/** The text on one line, at most 300 characters of it. */
export function oneLine(text: string): string {
  const clean = text.normalize('NFC').replace(unprintable, ' ').trim()
  const characters = [...clean]
  return characters.length <= longest ? clean : `${characters.slice(0, longest - 1).join('')}…`
}

/**
 * The text in letters of Windows-1252: without an accent that is not among them, else `?`. `changed` counts
 * the letters that are shown otherwise.
 */
export function inWindows1252(text: string): { text: string; changed: number } {
  let changed = 0
  const letters = [...text].map((letter) => {
    if (isShown(letter)) return letter
    changed += 1
    const [base = '?'] = letter.normalize('NFD')
    return isShown(base) ? base : '?'
  })
  return { text: letters.join(''), changed }
}
