/** An object of a body whose fields are not known to be what they should. */
export type Loose = Readonly<Record<string, unknown>>

export type OrderBody =
  | { ok: true; order: Loose }
  /** `message` is a sentence that says what it is instead. */
  | { ok: false; message: string }

/**
 * The order of a body, be it on the schema or not. Of bytes that are not UTF-8 the text is a guess, so that what is
 * wrong is told of them and not of the guess.
 */
export function orderBody(text: string, badBytes = 0): OrderBody {
  const read = orderOfText(text)
  return read.ok || badBytes === 0 ? read : { ok: false, message: notUtf8(badBytes) }
}

/** A sentence. */
export function notUtf8(badBytes: number): string {
  const bytes = badBytes === 1 ? 'byte stands' : 'bytes stand'
  return `The body is not UTF-8: ${badBytes} ${bytes} for no character.`
}

function orderOfText(text: string): OrderBody {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { ok: false, message: text.trim() === '' ? 'The body is empty.' : 'The body is not JSON.' }
  }
  if (!isObject(body)) return { ok: false, message: `The body is ${kindOf(body)}, not {"order": {…}}.` }
  if (isObject(body.order)) return { ok: true, order: body.order }
  if (!Object.hasOwn(body, 'order')) {
    const keys = Object.keys(body)
      .slice(0, 4)
      .map((key) => JSON.stringify(key.slice(0, 40)))
    const found = keys.length > 0 ? `its keys are ${keys.join(', ')}` : 'it is an empty object'
    return { ok: false, message: `The body has no "order": ${found}.` }
  }
  return { ok: false, message: `The body's "order" is ${kindOf(body.order)}, not an object.` }
}

export function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  const kind = typeof value
  if (kind === 'undefined') return 'missing'
  return kind === 'string'
    ? 'a text'
    : kind === 'object'
      ? 'an object'
      : kind === 'number'
        ? 'a number'
        : `a ${kind}`
}
