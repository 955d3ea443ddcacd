/** What the entries of a filled journal have in common. */
export const storeOfFilled = 'filled'
export const firstOrder = 20_000_000
export const entriesAnOrder = 4
