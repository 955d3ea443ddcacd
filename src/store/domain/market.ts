import { hasDecimals } from './money.ts'
import type { Language } from './order-record.ts'

/** Where a plausible order comes from: what is usual there. */
export interface Market {
  currency: string
  language: Language
  country: string
  countryCode: string
  phonePrefix: string
  /** Price here of what costs one US dollar. */
  priceLevel: number
  /** Share added to the price; 0 where prices include it. */
  taxRate: number
  shipping: readonly [Shipping, ...Shipping[]]
  payments: readonly [Payment, ...Payment[]]
  carrier: string
  names: readonly [string, ...string[]]
  surnames: readonly [string, ...string[]]
  places: readonly [Place, ...Place[]]
  streets: readonly [string, ...string[]]
}

interface Shipping {
  id: number
  name: string
  /** In US dollars. */
  price: number
}

interface Payment {
  name: string
  type: string
  information: string
}

export interface Place {
  city: string
  municipality: string
  region: string
  regionCode: string
  postal: string
  latitude: number
  longitude: number
}

const unitedStates: Market = {
  currency: 'USD',
  language: 'en',
  country: 'United States',
  countryCode: 'US',
  phonePrefix: '+1',
  priceLevel: 1,
  taxRate: 0.08,
  shipping: [
    { id: 10, name: 'Flat Rate', price: 5 },
    { id: 11, name: 'Express', price: 14.5 },
  ],
  payments: [
    { name: 'Cash Collection', type: 'manual', information: 'Pay at your door step' },
    { name: 'Credit Card', type: 'stripe', information: 'Pay by card' },
  ],
  carrier: 'USPS',
  names: ['Mary', 'James', 'Aisha', 'Noah'],
  surnames: ['Smith', "O'Brien", 'Nguyen', 'Johnson'],
  places: [
    place(['Austin', 'Travis', 'Texas', 'TX', '78701'], 30.2672, -97.7431),
    place(['Portland', 'Multnomah', 'Oregon', 'OR', '97201'], 45.5152, -122.6784),
  ],
  streets: ['Main Street', 'Oak Avenue', '2nd Street'],
}

const chile: Market = {
  currency: 'CLP',
  language: 'es',
  country: 'Chile',
  countryCode: 'CL',
  phonePrefix: '+56',
  priceLevel: 900,
  taxRate: 0,
  shipping: [
    { id: 20, name: 'Despacho a domicilio', price: 4 },
    { id: 21, name: 'Envío express', price: 9 },
  ],
  payments: [
    { name: 'Webpay', type: 'webpay', information: 'Tarjeta de crédito o débito' },
    { name: 'Transferencia bancaria', type: 'manual', information: 'Transfiere dentro de 24 horas' },
  ],
  carrier: 'Chilexpress',
  names: ['Camila', 'Matías', 'Sofía', 'Benjamín'],
  surnames: ['González', 'Muñoz', 'Rojas', 'Ñancupil'],
  places: [
    place(['Santiago', 'Providencia', 'Metropolitana', '12', '7500000'], -33.4263, -70.6201),
    place(['Valparaíso', 'Valparaíso', 'Valparaíso', '1', '2340000'], -33.0472, -71.6127),
  ],
  streets: ['Avenida Providencia', 'Calle Los Leones', 'Pasaje El Roble'],
}

const portugal: Market = {
  currency: 'EUR',
  language: 'pt',
  country: 'Portugal',
  countryCode: 'PT',
  phonePrefix: '+351',
  priceLevel: 1,
  taxRate: 0,
  shipping: [{ id: 30, name: 'Correio registado', price: 4.5 }],
  payments: [
    { name: 'Multibanco', type: 'multibanco', information: 'Pague com a referência indicada' },
    { name: 'Transferência bancária', type: 'manual', information: 'Transfira em 48 horas' },
  ],
  carrier: 'CTT',
  names: ['Inês', 'João', 'Beatriz', 'Tomás'],
  surnames: ['Silva', 'Conceição', 'Magalhães', 'Sousa'],
  places: [
    place(['Porto', 'Porto', 'Porto', '13', '4000-322'], 41.1496, -8.611),
    place(['Lisboa', 'Lisboa', 'Lisboa', '11', '1200-109'], 38.7139, -9.1394),
  ],
  streets: ['Rua de Santa Catarina', 'Avenida da Liberdade', 'Travessa do Carmo'],
}

const brazil: Market = {
  ...portugal,
  currency: 'BRL',
  country: 'Brasil',
  countryCode: 'BR',
  phonePrefix: '+55',
  priceLevel: 5,
  shipping: [
    { id: 40, name: 'PAC', price: 4 },
    { id: 41, name: 'Sedex', price: 8 },
  ],
  payments: [
    { name: 'Pix', type: 'pix', information: 'Pague com o código Pix' },
    { name: 'Boleto', type: 'boleto', information: 'Vence em três dias' },
  ],
  carrier: 'Correios',
  places: [
    place(['São Paulo', 'Pinheiros', 'São Paulo', 'SP', '05422-000'], -23.5614, -46.69),
    place(['Recife', 'Boa Viagem', 'Pernambuco', 'PE', '51020-000'], -8.1197, -34.9027),
  ],
  streets: ['Rua Augusta', 'Avenida Boa Viagem', 'Rua das Flores'],
}

export const markets: readonly [Market, ...Market[]] = [unitedStates, chile, portugal, brazil]

/** The market of a currency; one that has none gets the first market in that currency. */
export function marketOf(currency: string): Market {
  const own = markets.find((market) => market.currency === currency)
  return own ?? { ...unitedStates, currency, priceLevel: hasDecimals(currency) ? 1 : 100 }
}

function place(names: [string, string, string, string, string], latitude: number, longitude: number): Place {
  const [city, municipality, region, regionCode, postal] = names
  return { city, municipality, region, regionCode, postal, latitude, longitude }
}
