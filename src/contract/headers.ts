/** The headers of a hook's request, as Jumpseller spells them. HTTP compares them without case. */
export const headerNames = {
  event: 'Jumpseller-Event',
  storeCode: 'Jumpseller-Store-Code',
  signature: 'Jumpseller-Hmac-Sha256',
  triggeredAt: 'Jumpseller-Triggered-At',
} as const
