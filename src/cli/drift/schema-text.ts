const widest = 110

/** A schema as the files of schemas/ are written: two spaces, and a list of words on one line where it fits. */
export function schemaText(schema: object): string {
  return `${text(schema, '', 0)}\n`
}

/** `used`: characters that stand before it on its line. */
function text(value: unknown, indent: string, used: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const line = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`
    const isFlat = value.every((item) => typeof item !== 'object' || item === null)
    // Room for a comma behind it.
    if (isFlat && used + line.length < widest) return line
    return wrapped('[', ']', { indent, items: value.map((item) => text(item, inner, inner.length)) })
  }
  const items = Object.entries(value).map(([key, member]) => {
    const head = `${JSON.stringify(key)}: `
    return head + text(member, inner, inner.length + head.length)
  })
  return wrapped('{', '}', { indent, items })
}

function wrapped(
  open: string,
  close: string,
  { indent, items }: { indent: string; items: string[] },
): string {
  if (items.length === 0) return open + close
  return `${open}\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}${close}`
}
