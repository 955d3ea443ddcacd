/** The seller as the invoice names it: the first line in bold, the others below it. */
export type Seller = readonly string[]

/** Reads the settings; throws naming all that are missing. */
export function settingsOf(env: NodeJS.ProcessEnv) {
  const missing = ['JUMPSELLER_HOOKS_TOKEN', 'INVOICE_SELLER'].filter((name) => !env[name])
  if (missing.length > 0) {
    throw new Error(`${missing.join(' and ')} must be set: copy .env.example to .env and fill it in`)
  }
  const prefix = env.INVOICE_PREFIX ?? 'INV-'
  const firstNumber = Number(env.INVOICE_FIRST_NUMBER || 1)
  // It names files.
  if (!/^[\w-]*$/.test(prefix)) throw new Error('INVOICE_PREFIX takes letters, digits, _ and - alone')
  if (!Number.isInteger(firstNumber) || firstNumber < 1) {
    throw new Error('INVOICE_FIRST_NUMBER takes a whole number from 1')
  }
  return {
    hooksToken: env.JUMPSELLER_HOOKS_TOKEN ?? '',
    port: Number(env.PORT || 3000),
    seller: (env.INVOICE_SELLER ?? '').split('|').map((line) => line.trim()),
    prefix,
    firstNumber,
    locale: env.INVOICE_LOCALE || 'en',
    font: env.INVOICE_FONT || null,
  }
}
