/** A text with every occurrence of the words marked; payloads come to the page as text nodes like these alone. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return <>{split(text, words).map((part) => (part.hit ? <mark>{part.text}</mark> : part.text))}</>
}

interface Part {
  text: string
  hit: boolean
}

function split(text: string, words: readonly string[]): Part[] {
  const sought = words
    .filter((word) => word !== '')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (sought.length === 0) return [{ text, hit: false }]
  const parts = text.split(new RegExp(`(${sought.join('|')})`, 'gi'))
  return parts.map((part, at) => ({ text: part, hit: at % 2 === 1 }))
}
