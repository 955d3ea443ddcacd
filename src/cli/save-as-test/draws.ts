/** How a pseudonym is made of bytes that only the key tells: `shape` is what it is to look like. */
export type Draw = (bytes: Buffer, shape: string) => string

const consonants = 'bdfgklmnprstvz'
const vowels = 'aeiou'
/** Reserved: nobody gets mail there. */
const domains = ['example.com', 'example.org', 'shop.test', 'mail.invalid']

const at = (letters: string, byte = 0) => letters.charAt(byte % letters.length)

/** Can be said, is nobody's name, and begins as the word does: in capitals or not. */
export const drawWord: Draw = (bytes, shape) => {
  const letters = [...shape].length
  const syllables = letters < 3 ? 0 : Math.min(Math.max(Math.ceil(letters / 2), 3), 5)
  let word = letters < 3 ? at(consonants, bytes[0]) + (letters < 2 ? '' : at(vowels, bytes[1])) : ''
  for (let each = 0; each < syllables; each += 1) {
    word += at(consonants, bytes[2 * each]) + at(vowels, bytes[2 * each + 1])
  }
  if (shape === shape.toLowerCase()) return word
  return shape === shape.toUpperCase() ? word.toUpperCase() : at(word).toUpperCase() + word.slice(1)
}

/** As many digits, the first of several not 0: they may be a number. */
export const drawDigits: Draw = (bytes, shape) => {
  const digits = Array.from(shape, (_, index) => (bytes[index] ?? 0) % 10)
  if (digits.length > 1 && digits[0] === 0) digits[0] = 1 + ((bytes[digits.length] ?? 0) % 9)
  return digits.join('')
}

export const drawEmail: Draw = (bytes) =>
  `${drawWord(bytes, 'letters')}.${bytes.readUIntBE(8, 5).toString(36)}@${domains[(bytes[13] ?? 0) % domains.length]}`

/** Of the networks that are kept for benchmarks and for documents. */
export const drawIp: Draw = (bytes, shape) =>
  shape.includes(':')
    ? `2001:db8:${[0, 2, 4].map((from) => bytes.readUInt16BE(from).toString(16)).join(':')}::1`
    : `198.${18 + ((bytes[0] ?? 0) % 2)}.${bytes[1]}.${bytes[2]}`
