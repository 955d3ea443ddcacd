import type { SignatureMistake } from './table.ts'

/** One thing done wrong, and how exactly where it has several forms. */
export interface Done {
  mistake: SignatureMistake
  detail: string | null
}

/** A digest that a value may stand for, in Base64, and what was done to it to look like that. */
export interface ReceivedForm {
  digest: string
  done: Done[]
}

const plain = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const hex = /^(?:(?:[0-9a-f]{2}){16,64}|(?:[0-9A-F]{2}){16,64})$/

/** All that a value may stand for. Each form, done again, gives the very value. */
export function receivedForms(value: string): ReceivedForm[] {
  return undressed(value).flatMap(({ value: bare, done }) =>
    decoded(bare).map((form) => ({ digest: form.digest, done: [...done, ...form.done] })),
  )
}

interface Undressed {
  value: string
  done: Done[]
}

const prefixed =
  /^((?:hmac-)?sha-?(?:1|256|384|512)|md5|hmac|v1|signature|bearer|base64|hex)[=:\s]\s*(\S.*)$/is

/** The value itself, and what is left when something around it is taken away. */
function undressed(value: string): Undressed[] {
  const forms: Undressed[] = [{ value, done: [] }]
  const prefix = prefixed.exec(value)
  if (prefix)
    forms.push({ value: prefix[2] as string, done: [{ mistake: 'prefix', detail: prefix[1] ?? null }] })
  const quoted = /^(["'])(.+)\1$/s.exec(value)
  if (quoted) forms.push({ value: quoted[2] as string, done: [{ mistake: 'quotes', detail: null }] })
  const bare = value.replace(/\s+/g, '')
  if (bare !== value) forms.push({ value: bare, done: [{ mistake: 'white_space', detail: null }] })
  const parts = value.split(/\s*,\s*/)
  if (parts.length > 1 && parts.every((part) => part === parts[0])) {
    forms.push({ value: parts[0] as string, done: [{ mistake: 'twice', detail: `${parts.length} times` }] })
  }
  return forms
}

function decoded(value: string): ReceivedForm[] {
  const forms: ReceivedForm[] = []
  const add = (digest: string, mistake?: SignatureMistake) =>
    forms.push({ digest, done: mistake ? [{ mistake, detail: null }] : [] })
  if (hex.test(value)) add(base64OfHex(value), 'hex')
  if (plain.test(value)) {
    add(value)
    const inner = Buffer.from(value, 'base64').toString('latin1')
    if (hex.test(inner)) add(base64OfHex(inner), 'base64_of_hex')
    else if (inner.length % 4 === 0 && plain.test(inner)) add(inner, 'base64_twice')
    return forms
  }
  const digest = Buffer.from(value, 'base64').toString('base64')
  if (value === digest.replaceAll('=', '')) add(digest, 'padding_missing')
  const inUrls = digest.replaceAll('+', '-').replaceAll('/', '_')
  if (value === inUrls || value === inUrls.replaceAll('=', '')) add(digest, 'base64url')
  return forms
}

function base64OfHex(text: string): string {
  return Buffer.from(text, 'hex').toString('base64')
}
