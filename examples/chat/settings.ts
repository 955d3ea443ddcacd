/** Reads the settings; throws naming all that are missing. */
export function settingsOf(env: NodeJS.ProcessEnv) {
  const missing = ['JUMPSELLER_HOOKS_TOKEN', 'SLACK_WEBHOOK_URL'].filter((name) => !env[name])
  if (missing.length > 0) {
    throw new Error(`${missing.join(' and ')} must be set: copy .env.example to .env and fill it in`)
  }
  return {
    hooksToken: env.JUMPSELLER_HOOKS_TOKEN ?? '',
    slackUrl: env.SLACK_WEBHOOK_URL ?? '',
    port: Number(env.PORT || 3000),
  }
}
