/** With the currency's code rather than its sign, which many share, and with as many decimals as it has. */
export function money(amount: number | null, { currency, locale }: { currency: string; locale: string }) {
  if (amount === null) return '–'
  // Adding 0 makes a 0 of -0. The narrow space is not in the fonts that every reader has.
  return formatOf(currency, locale)(amount + 0).replaceAll('\u202f', '\u00a0')
}

function formatOf(currency: string, locale: string): (amount: number) => string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code' }).format
  } catch {
    // Not of three letters, so Intl refuses it.
    return (amount) => `${currency} ${amount}`
  }
}
