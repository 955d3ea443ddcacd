import type { Fields } from '../../../../../receiver/domain/fields.ts'
import { cut, type Fact, joined, shown } from './fact.ts'
import { isObject, kindOf, type Loose } from './order-body.ts'

export function customerFacts({ customer }: Loose, fields: Fields | null): Fact[] {
  if (!isObject(customer)) {
    return [{ label: 'Customer', value: shown(customer), odd: `The customer is ${kindOf(customer)}` }]
  }
  const name = fields?.customerName ?? customer.fullname
  return [
    { label: 'Name', value: shown(name) },
    emailFact(customer.email),
    { label: 'Phone', value: shown(fields?.customerPhone ?? customer.phone) },
    { label: 'Id', value: shown(customer.id) },
    { label: 'IP', value: shown(customer.ip) },
  ].filter(({ label, value }) => value !== null || label === 'E-mail' || label === 'Name')
}

function emailFact(email: unknown): Fact {
  const label = 'E-mail'
  if (typeof email !== 'string' || email.trim() === '') {
    return {
      label,
      value: shown(email),
      odd: `The e-mail is ${email === '' ? 'empty' : kindOf(email)}: there is no way to write to the buyer`,
    }
  }
  const looksRight = /^[^\s@<>]+@[^\s@<>]+$/.test(email)
  return { label, value: cut(email), odd: looksRight ? undefined : 'Does not look like an e-mail address' }
}

export function addressFacts(address: unknown): Fact[] {
  if (address === undefined || address === null) return []
  if (!isObject(address))
    return [{ label: 'Address', value: shown(address), odd: `The address is ${kindOf(address)}` }]
  const lines: [string, unknown[]][] = [
    ['Name', [address.name, address.surname]],
    ['Street', [address.address, address.street_number, address.complement]],
    [
      'City',
      [address.postal, address.city, address.municipality === address.city ? null : address.municipality],
    ],
    ['Region', [address.region]],
    ['Country', [address.country, bracketed(address.country_code)]],
    ['Tax id', [address.taxid]],
  ]
  return lines
    .map(([label, parts]) => ({ label, value: joined(parts) }))
    .filter(({ label, value }) => value !== null || label === 'Street' || label === 'City')
    .map((fact) => ({
      ...fact,
      odd: fact.value === null ? `There is no ${fact.label.toLowerCase()}` : undefined,
    }))
}

function bracketed(value: unknown): string | null {
  const text = shown(value)
  return text && `(${text})`
}
