import type { Stages } from './deal.ts'

/** Reads the settings; throws naming all that are missing. */
export function settingsOf(env: NodeJS.ProcessEnv) {
  const missing = ['JUMPSELLER_HOOKS_TOKEN', 'HUBSPOT_ACCESS_TOKEN'].filter((name) => !env[name])
  if (missing.length > 0) {
    throw new Error(`${missing.join(' and ')} must be set: copy .env.example to .env and fill it in`)
  }
  const stages: Stages = {
    open: env.HUBSPOT_STAGE_OPEN || 'contractsent',
    won: env.HUBSPOT_STAGE_WON || 'closedwon',
    lost: env.HUBSPOT_STAGE_LOST || 'closedlost',
  }
  return {
    hooksToken: env.JUMPSELLER_HOOKS_TOKEN ?? '',
    hubspot: { accessToken: env.HUBSPOT_ACCESS_TOKEN ?? '' },
    pipeline: env.HUBSPOT_PIPELINE || 'default',
    stages,
    port: Number(env.PORT || 3000),
  }
}
