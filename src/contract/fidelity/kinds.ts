/** What becomes of it: the value is another, only its spelling is, or some programs take it for no JSON at all. */
export type Loss = 'value' | 'spelling' | 'refused'

interface KindRow {
  title: string
  loss: Loss
  /** What it costs whoever reads the body, in a sentence. */
  costs: string
}

/**
 * All that a JSON parser, JavaScript or a database loses of a body, the costliest first. Closed: a finding is of
 * no other kind.
 */
export const fidelityKinds = {
  not_json: {
    title: 'Not JSON',
    loss: 'refused',
    costs: 'A parser stops here, so none of the body is read.',
  },
  unsafe_integer: {
    title: 'Integer that JavaScript cannot hold',
    loss: 'value',
    costs:
      'Beyond 2^53 JavaScript takes the nearest number it has: an id may then name another order or customer.',
  },
  number_overflow: {
    title: 'Number too large',
    loss: 'value',
    costs: 'JavaScript reads Infinity and writes null: the amount is gone, and no fault is raised.',
  },
  number_rounded: {
    title: 'Number that is rounded',
    loss: 'value',
    costs:
      'The digits are more than a double holds, so the amount that is kept is not the one that was sent.',
  },
  duplicate_key: {
    title: 'Key given more than once',
    loss: 'value',
    costs: 'JavaScript keeps the last, others keep the first: two programs read two orders out of one body.',
  },
  bad_utf8: {
    title: 'Bytes that are not UTF-8',
    loss: 'refused',
    costs:
      'Strict readers refuse the body; lenient ones put a replacement character into a name and keep it for ever.',
  },
  byte_order_mark: {
    title: 'Byte order mark',
    loss: 'refused',
    costs: 'JSON.parse refuses the body, though it looks right in every editor.',
  },
  prototype_key: {
    title: 'Key that JavaScript objects own',
    loss: 'value',
    costs: 'Code that copies keys one by one loses it, or lets the sender change how all its objects behave.',
  },
  lone_surrogate: {
    title: 'Half a character',
    loss: 'refused',
    costs:
      'It has no form in UTF-8: written to a file it becomes another, and PostgreSQL refuses it in jsonb.',
  },
  nul_escape: {
    title: 'NUL character',
    loss: 'refused',
    costs: 'PostgreSQL keeps it in neither text nor jsonb, and programs written in C end the text there.',
  },
  deep_nesting: {
    title: 'Nested very deep',
    loss: 'refused',
    costs:
      'Many parsers stop at 64, 100 or 512 levels, and JSON.stringify overflows its stack at some thousand.',
  },
  minus_zero: {
    title: 'Minus zero',
    loss: 'spelling',
    costs: 'JavaScript writes 0: a signature over the rewritten body does not match.',
  },
  number_respelled: {
    title: 'Number that is written otherwise',
    loss: 'spelling',
    costs:
      'The value stays, its spelling does not: a signature over the rewritten body does not match. Sign raw bytes.',
  },
} as const satisfies Record<string, KindRow>

export type FidelityKind = keyof typeof fidelityKinds
export type FidelityKinds = Readonly<Record<FidelityKind, KindRow>>

export const fidelityKindNames = Object.keys(fidelityKinds) as FidelityKind[]
