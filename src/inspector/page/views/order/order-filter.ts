/** What asks for the entries of one order, in the filter's grammar. */
export function orderFilter(id: number, storeCode: string | null | undefined): string {
  return storeCode ? `order:${id} store:"${storeCode}"` : `order:${id}`
}
