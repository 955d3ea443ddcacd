/** Currencies of ISO 4217 without a minor unit. */
const withoutDecimals = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '))

export function hasDecimals(currency: string): boolean {
  return !withoutDecimals.has(currency)
}

export function isCurrency(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Z]{3}$/.test(text)
}

/**
 * The nearest amount that this store prices in: quarters of the currency, or tens where there are no decimals.
 * Quarters are exact in binary, so sums of them are exact too.
 */
export function roundPrice(amount: number, currency: string): number {
  return hasDecimals(currency) ? Math.round(amount * 4) / 4 : Math.round(amount / 10) * 10
}

/** The sum of amounts, exact to the ten-thousandth of the currency. */
export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + Math.round(amount * 10_000), 0) / 10_000
}
