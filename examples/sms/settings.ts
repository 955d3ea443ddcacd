import type { QuietHours } from './quiet-hours.ts'

/** Above which total an order is told by text, by its currency; of a currency that is not there, none is. */
export type Limits = ReadonlyMap<string, number>

const needed = ['JUMPSELLER_HOOKS_TOKEN', 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'SMS_FROM', 'SMS_LIMITS']

/** Reads the settings; throws naming all that are missing, or the one that cannot be read. */
export function settingsOf(env: NodeJS.ProcessEnv) {
  const missing = needed.filter((name) => !env[name])
  if (missing.length > 0) {
    throw new Error(`${missing.join(' and ')} must be set: copy .env.example to .env and fill it in`)
  }
  return {
    hooksToken: env.JUMPSELLER_HOOKS_TOKEN ?? '',
    twilio: {
      accountSid: env.TWILIO_ACCOUNT_SID ?? '',
      authToken: env.TWILIO_AUTH_TOKEN ?? '',
      from: env.SMS_FROM ?? '',
    },
    limits: limitsIn(env.SMS_LIMITS ?? ''),
    quiet: quietHoursIn(env.SMS_QUIET || '21:00-09:00', env.SMS_TIME_ZONE || 'America/Santiago'),
    callingCode: callingCodeIn(env.SMS_CALLING_CODE || '56'),
    shop: env.SMS_SHOP || 'Our shop',
    port: Number(env.PORT || 3000),
  }
}

function limitsIn(text: string): Limits {
  const pairs = text.split(',').map((pair) => /^\s*([A-Z]{3}):(\d+(?:\.\d+)?)\s*$/.exec(pair))
  return new Map(
    pairs.map((pair): [string, number] => {
      if (!pair?.[1]) throw new Error(`SMS_LIMITS takes CLP:100000,USD:150 and not ${text}`)
      return [pair[1], Number(pair[2])]
    }),
  )
}

function quietHoursIn(hours: string, timeZone: string): QuietHours {
  const [, from, until] = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(hours) ?? []
  if (!from || !until) throw new Error(`SMS_QUIET takes 21:00-09:00 and not ${hours}`)
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw new Error(`SMS_TIME_ZONE takes a name such as America/Santiago and not ${timeZone}`)
  }
  return { from, until, timeZone }
}

function callingCodeIn(code: string): string {
  if (!/^[1-9]\d{0,2}$/.test(code)) throw new Error(`SMS_CALLING_CODE takes 1 to 3 digits and not ${code}`)
  return code
}
