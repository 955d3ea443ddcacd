/**
 * A phone number as buyers type it, in the form that carriers take (E.164: `+56912345678`). Null when it cannot
 * be one: nobody is then texted, rather than somebody else.
 */
export function toE164(phone: string, callingCode: string): string | null {
  const typed = phone.trim()
  // Brackets, dots, hyphens and spaces separate; a letter means that more than a number was typed.
  if (!/^[+\d\s().\-/\u00a0]+$/.test(typed) || typed.lastIndexOf('+') > 0) return null
  // The (0) that is left out from abroad.
  const digits = typed.replace(/^(\+\d+\s*)\(0\)/, '$1').replaceAll(/[^+\d]/g, '')
  const whole = wholeNumber(digits, callingCode)
  return /^\+[1-9]\d{7,14}$/.test(whole) ? whole : null
}

function wholeNumber(digits: string, callingCode: string): string {
  if (digits.startsWith('+')) return digits
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  // Longer than any number within a country: the code is in front already, only its + is not.
  if (digits.startsWith(callingCode) && digits.length >= 11) return `+${digits}`
  return `+${callingCode}${digits.replace(/^0/, '')}`
}
