import { createHmac } from 'node:crypto'
import { isIP } from 'node:net'
import { type Draw, drawDigits, drawEmail, drawIp, drawWord } from './draws.ts'
import { fold } from './fold.ts'

/** Stands for the same value every time, under one key. */
export interface Pseudonyms {
  /** Each word, number, e-mail address and IP in it has its own; what is between them stays. */
  ofText(text: string): string
  /** Of a JSON number, by its spelling: as many digits, and as many of them behind the point. */
  ofNumber(spelling: string): string
  /** Changes only what stands behind the point, so that the part of the world stays. */
  ofDegrees(spelling: string): string
  /** Scheme and host stay. */
  ofLink(link: string): string
}

export const emailForm = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}][\p{L}\p{N}.-]{0,252}/u
export const ipForm = /\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}:[\da-f:]{0,34}:[\da-f:.]{0,34}/i
const word = /\p{L}[\p{L}\p{M}]*/u
const digits = /\p{N}+/u
const parts = new RegExp(`${word.source}|${digits.source}`, 'gu')
/** What has a pseudonym of its own: an e-mail address, an IP, a word, a number. */
export const pieces = new RegExp(
  [emailForm, ipForm, word, digits].map(({ source }) => source).join('|'),
  'giu',
)

const mostDraws = 200
/** UTF-16 units of the longest shape that is tried; what is taken then is taken because every form of it is. */
const longestTried = 1_000

/**
 * @param isTaken Whether a pseudonym is out of the question, since it would say what somebody's own value says. The
 *   next in line is taken then.
 */
export function createPseudonyms(key: string, isTaken: (pseudonym: string) => boolean): Pseudonyms {
  const mac = (text: string) => createHmac('sha256', key).update(text).digest()

  /** Only the key tells what they are. */
  function bytesOf(seed: string, draw: number, count: number): Buffer {
    const blocks = Math.ceil(count / 32)
    return Buffer.concat(Array.from({ length: blocks }, (_, block) => mac(`${seed} ${draw} ${block}`)))
  }

  function drawn(piece: string, make: Draw, shape = piece): string {
    const value = fold(piece)
    const seed = mac(value).toString('hex')
    let pseudonym = ''
    for (let draw = 0; draw < mostDraws; draw += 1) {
      pseudonym = make(bytesOf(seed, draw, shape.length + 16), shape)
      if (fold(pseudonym) !== value && !isTaken(pseudonym)) return pseudonym
    }
    // All that is as short is taken.
    return shape.length > longestTried ? pseudonym : drawn(piece, make, shape + shape)
  }

  function ofPiece(piece: string): string {
    if (piece.includes('@')) return drawn(piece, drawEmail)
    if (isIP(piece) !== 0) return drawn(piece, drawIp)
    if (/[:.]/.test(piece)) return piece.replace(parts, ofPiece)
    return drawn(piece, /^\p{N}/u.test(piece) ? drawDigits : drawWord)
  }

  function ofText(text: string): string {
    if (text.trim() === '') return text
    return /[\p{L}\p{N}]/u.test(text) ? text.replace(pieces, ofPiece) : drawn(text, drawWord)
  }

  function ofNumber(spelling: string): string {
    const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?/.exec(spelling) ?? []
    // What no number can hold names nobody, and a smaller one would fit a schema that this one does not.
    if (!Number.isFinite(Number(spelling))) return spelling
    const all = drawn(whole.slice(0, 15) + fraction, drawDigits)
    const point = all.length - fraction.length
    return sign + all.slice(0, point) + (fraction && `.${all.slice(point)}`)
  }

  return {
    ofText,
    ofNumber,
    ofDegrees(spelling) {
      const [, whole = '', fraction = ''] = /^(-?\d+\.)(\d+)$/.exec(spelling) ?? []
      return fraction === '' ? ofNumber(spelling) : whole + drawn(fraction, drawDigits)
    },
    ofLink(link) {
      const [host = ''] = /^[a-z][\w+.-]*:\/\/[^/?#@]*(?=[/?#]|$)/i.exec(link) ?? []
      return host + ofText(link.slice(host.length))
    },
  }
}
