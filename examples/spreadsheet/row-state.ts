/** Where an order stands, in the order of its life; the events of the same names bring it there. */
export const rowStates = ['created', 'paid', 'shipped', 'canceled'] as const

export type RowState = (typeof rowStates)[number]

/** Events come late, twice and out of order: a row is written only for what takes the order further. */
export function isLater(state: RowState, known: RowState | undefined): boolean {
  return known === undefined || rowStates.indexOf(state) > rowStates.indexOf(known)
}
