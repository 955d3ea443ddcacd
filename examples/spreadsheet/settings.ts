/** Reads the settings; throws naming what is missing. */
export function settingsOf(env: NodeJS.ProcessEnv) {
  if (!env.JUMPSELLER_HOOKS_TOKEN) {
    throw new Error('JUMPSELLER_HOOKS_TOKEN must be set: copy .env.example to .env and fill it in')
  }
  return {
    hooksToken: env.JUMPSELLER_HOOKS_TOKEN,
    file: env.SPREADSHEET_FILE || 'data/orders.csv',
    port: Number(env.PORT || 3000),
  }
}
