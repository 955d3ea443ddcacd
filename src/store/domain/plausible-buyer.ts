import type { Address, Customer } from '../../contract/index.ts'
import type { Chance } from './chance.ts'
import type { Market } from './market.ts'

export interface Buyer {
  customer: Customer
  shippingAddress: Address
  billingAddress: Address
}

/** A buyer of the market. Fields that are often null on the wire are null about as often here. */
export function plausibleBuyer(chance: Chance, market: Market): Buyer {
  const name = chance.pick(market.names)
  const surname = chance.pick(market.surnames)
  const address = plausibleAddress(chance, market)
  const phone = chance.oneIn(3) ? null : `${market.phonePrefix}9${chance.between(10_000_000, 99_999_999)}`
  return {
    customer: {
      id: chance.between(1_000, 99_999),
      email: `${mailbox(name)}.${mailbox(surname)}@shop.example`,
      phone,
      phone_prefix: phone === null ? null : market.phonePrefix,
      fullname: `${name} ${surname}`,
      ip: `203.0.113.${chance.between(1, 254)}`,
    },
    shippingAddress: { name, surname, ...address },
    billingAddress: {
      name,
      surname,
      taxid: null,
      ...address,
      latitude: null,
      longitude: null,
    },
  }
}

function plausibleAddress(chance: Chance, market: Market): Address {
  const place = chance.pick(market.places)
  const located = chance.oneIn(2)
  return {
    address: `${chance.pick(market.streets)} ${chance.between(1, 2_500)}`,
    street_number: null,
    complement: chance.oneIn(3) ? String(chance.between(1, 40)) : null,
    city: place.city,
    municipality: place.municipality,
    postal: chance.oneIn(3) ? null : place.postal,
    region: place.region,
    region_code: place.regionCode,
    country: market.country,
    country_code: market.countryCode,
    latitude: located ? place.latitude : null,
    longitude: located ? place.longitude : null,
  }
}

function mailbox(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase()
}
